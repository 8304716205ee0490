"""Rounds: their list, one round's response, respondents, contacts, letters and days."""

from django.urls import URLPattern, path

from oppna.collect.views import contacts, days, letters, respondents, rounds

ROUND = "omgangar/<row:round_id>/"

urlpatterns: list[URLPattern] = [
    path("omgangar/", rounds.rounds, name="rounds"),
    path("omgangar/ny/", rounds.new, name="new_round"),
    path(ROUND, rounds.dashboard, name="round"),
    path(ROUND + "dagar/", days.days, name="round_days"),
    path(ROUND + "dagar/lage/", days.step, name="round_step"),
    path(ROUND + "forra-svar/", days.last_answers, name="round_last_answers"),
    path(ROUND + "kontakter/", contacts.contacts, name="round_contacts"),
    path(ROUND + "kontakter/fil.csv", contacts.download, name="round_contacts_file"),
    path(ROUND + "kontakter/las-in/", contacts.apply, name="round_contacts_apply"),
    path(ROUND + "kontakter/angra/", contacts.undo, name="round_contacts_undo"),
    path(ROUND + "respondenter/", respondents.respondents, name="round_respondents"),
    path(ROUND + "respondenter/<row:respondent_id>/", respondents.respondent, name="round_respondent"),
    path(ROUND + "respondenter/<row:respondent_id>/ny-lank/", respondents.new_link, name="round_new_link"),
    path(ROUND + "respondenter/<row:respondent_id>/aterkalla/", respondents.revoke, name="round_revoke_link"),
    path(ROUND + "brev/", letters.letters, name="round_letters"),
    path(ROUND + "brev/<str:kind>/", letters.batch, name="round_batch"),
    path(ROUND + "brev/<str:kind>/<str:key>/", letters.batch, name="round_batch_key"),
    path(ROUND + "avgor-brev/<row:letter_id>/", letters.decide, name="round_letter_decide"),
]
