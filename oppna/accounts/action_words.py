"""What the actions in the log are called in Swedish. A test holds that every recorded action stands here."""

from __future__ import annotations

WORDS: dict[str, str] = {
    # log-in
    "log_in": "loggade in",
    "log_in_failed": "misslyckades att logga in",
    "password_changed": "bytte lösenord",
    "password_reset": "valde nytt lösenord genom brev",
    "password_set": "valde lösenord",
    "totp_activated": "lade till en app för engångskoder",
    "totp_deactivated": "tog bort appen för engångskoder",
    "webauthn_added": "lade till en nyckel",
    "webauthn_removed": "tog bort en nyckel",
    "recovery_codes_generated": "skapade nya reservkoder",
    # accounts
    "invite_user": "skapade ett konto",
    "send_invitation": "skickade inbjudan till ett konto",
    "grant_membership": "gav en roll",
    "withdraw_membership": "tog tillbaka en roll",
    "deactivate_user": "stängde ett konto",
    "reactivate_user": "öppnade ett konto igen",
    "remove_second_factors": "tog bort någons andra steg",
    "import_organisations": "läste in kommuner",
    "create_region": "skapade en regional stödenhet",
    "export_log": "hämtade loggen som fil",
    # rounds
    "create_round": "skapade en omgång",
    "change_dates": "ändrade omgångens dagar",
    "round_open": "öppnade omgången",
    "round_closed": "stängde omgången för granskning",
    "round_reopened": "öppnade omgången igen",
    "round_closed_again": "stängde omgången igen",
    "import_contacts": "läste in kontakter",
    "import_last_answers": "läste in förra omgångens svar",
    # letters and links
    "plan_letters": "förberedde ett utskick",
    "plan_letter": "förberedde ett brev",
    "queue_letters": "skickade ett utskick",
    "cancel_letters": "ställde in ett utskick",
    "decide_letter": "avgjorde ett brev som kanske gått iväg",
    "letter_taken": "skickade ett brev",
    "letter_refused": "fick ett brev avvisat",
    "letter_later": "sköt upp ett brev",
    "letter_bounced": "fick en studs",
    "issue_link": "skapade en länk",
    "open_link": "öppnade sin länk",
    "revoke_link": "återkallade en länk",
    "clear_old": "gallrade gamla uppgifter",
    "round_finished": "avslutade omgången",
    "withdraw_delegation": "tog tillbaka en delegering",
    # answers and review
    "confirm_check": "bekräftade en kontroll",
    "submit_part": "skickade in en del",
    "reopen_part": "öppnade en del för rättelse",
    "part_accepted": "godkände en del",
    "part_reopened": "öppnade en del för rättelse",
    "part_submitted": "tog tillbaka godkännandet av en del",
    "edit_answer": "rättade ett svar",
    "reopen_answer": "öppnade ett svar för rättelse",
    "close_answer": "stängde ett öppnat svar",
    "decide_other": "avgjorde ett fritt svar",
    "mark_item": "märkte ett fynd",
    "send_message": "skrev i dialogen",
    "propose_close": "föreslog att omgången avslutas",
    "confirm_close": "bekräftade att omgången avslutas",
    "withdraw_close": "tog tillbaka förslaget att avsluta",
}


def words(action: str) -> str:
    """The Swedish words."""
    return WORDS.get(action, action)
