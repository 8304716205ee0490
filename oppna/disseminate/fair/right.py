"""Is the figure right? Run anew, checked, and seen through all its versions."""

from __future__ import annotations

from oppna.disseminate.fair.case import Case
from oppna.disseminate.fair.record import Fact, Reply
from oppna.disseminate.shown import shown
from oppna.model.questionnaire import Check
from oppna.swedish import counted, number

SAME = "Värdet är räknat om ur publiceringens egna svar, med dess egna regler, och blev detsamma."
SEALED = "Publiceringens filer är förseglade med kontrollsummor, och de stämde när filerna lästes."
TRUTH = (
    "Om uppgifterna stämmer med verkligheten kan bara de som har lämnat dem veta; kontroller och granskning finns för "
    "att fånga det som inte gör det."
)


def recomputed(case: Case) -> str:
    """Whether the figure comes out the same when it is run anew."""
    told = case.told
    if told.again is None:
        return " ".join(told.steps[0].lines)
    if told.agrees:
        return SAME
    again = "ett annat" if case.is_hidden else shown(told.again, case.indicator).text
    return f"FEL: omräknat ur publiceringens egna svar blir värdet {again}. Anmäl felet till utgivaren."


def checks(case: Case) -> tuple[Check, ...]:
    """The logical checks that look at a question the figure rests on."""
    asked = set(case.questions)
    return tuple(check for check in case.release.edition.questionnaire.checks if asked & set(check.questions))


def check_lines(case: Case) -> tuple[str, ...]:
    """The checks, and how many answers review corrected; plainly none where there are none."""
    if not case.from_answers:
        return ("Uppgiften kommer inte från enkäten, så formulärets kontroller gäller den inte.",)
    found = checks(case)
    told = [f"{check.id} ({check.severity}): {check.sentence}" for check in found]
    edited = sum(case.release.quality.edited.get(question, 0) for question in case.questions)
    if case.release.head.origin == "computed":
        corrected = number(edited) if edited else "inga"
        told.append(f"Svar på frågorna som är rättade efter inskicket, i hela omgången: {corrected}.")
    return tuple(told) if found else ("Ingen av formulärets numrerade kontroller gäller just de här frågorna.", *told)


def right(case: Case) -> Reply:
    """Objection: the figure is wrong."""
    facts = [
        Fact(
            "Kontroller",
            counted(len(checks(case)), "numrerad kontroll gäller frågorna", "numrerade kontroller gäller frågorna")
            if checks(case)
            else "Ingen numrerad kontroll gäller frågorna",
        ),
        Fact("Försegling", SEALED),
        Fact("Versioner", counted(len(case.public.versions[case.edition]), "version", "versioner")),
    ]
    if not case.from_answers:
        del facts[0]
    return Reply(lines=(recomputed(case), TRUTH), facts=tuple(facts))
