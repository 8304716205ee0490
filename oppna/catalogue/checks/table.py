"""The numbered rules: what each demands, and the function that finds what breaks it.

A number is never used again for another rule: messages and tests refer to it. `blocking` rules are
those without which nothing can be computed; the others wait for `oppna check`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from oppna.catalogue.checks import (
    areas,
    comparing,
    computing,
    describing,
    edition,
    order,
    placements,
    questionnaire,
    searching,
)
from oppna.catalogue.checks.subject import Find, Subject
from oppna.errors import Problem


class Rule(msgspec.Struct, frozen=True):
    """`demands` is a Swedish sentence: how it should be.

    `find` is None for a rule that takes the engine, which stands to the right of the catalogue:
    whoever runs the rules brings those functions along.
    """

    id: str
    demands: str
    find: Find | None
    blocking: bool = False


RULES: tuple[Rule, ...] = (
    Rule("R1", "Utgåvans id är mappens namn.", order.edition_named_as_folder, True),
    Rule("R2", "En indikators id är filens namn.", order.indicator_named_as_file, True),
    Rule("R3", "Inget indikator-id finns i två filer.", order.indicator_ids_unique, True),
    Rule("R4", "Utgåvans ordning räknar upp varje indikator en gång.", order.order_lists_every_indicator, True),
    Rule("R5", "Bakgrundsmåtten står sist i ordningen.", order.background_last),
    Rule("R6", "Mapp, typ och märkning säger samma sak om bakgrundsmått.", order.background_in_its_folder),
    Rule("R7", "Utgåvans mapp har bara filer som läses.", order.no_stray_files),
    Rule("R10", "Varje del, definition, fråga och kontroll har ett eget id.", questionnaire.ids_unique, True),
    Rule("R11", "En frågas del finns.", questionnaire.part_exists, True),
    Rule(
        "R12", "Valfrågor, och bara de, har alternativ, minst två och alla olika.", questionnaire.options_fit_kind, True
    ),
    Rule("R13", "Enhet, decimaler och bortfallskod hör till talfrågor.", questionnaire.number_fields_fit_kind),
    Rule("R14", "En fråga ställs bara på villkor av tidigare frågor.", questionnaire.routing_refers_back, True),
    Rule(
        "R15", "Definitioner som frågor nämner finns, och alla används.", questionnaire.definitions_exist_and_are_used
    ),
    Rule("R16", "En kontrolls villkor följer regelspråket och formuläret.", questionnaire.checks_parse_and_fit, True),
    Rule(
        "R17", "En kontroll räknar upp just de frågor som villkoret ser på.", questionnaire.checks_name_their_questions
    ),
    Rule("R18", "Ingen text i formuläret är tom.", questionnaire.no_empty_texts),
    Rule(
        "R19",
        "Förra årets svar är frivilliga valfrågor som inget hopp, ingen kontroll och inget krav bygger på.",
        questionnaire.last_year_only_looked_at,
        True,
    ),
    Rule("R20", "Varje regel följer regelspråket.", computing.rules_parse, True),
    Rule(
        "R21",
        "En regel ser bara på frågor som finns, och jämför dem med deras egna svar.",
        computing.rules_fit_the_questionnaire,
        True,
    ),
    Rule("R22", "Frågor som krävs för en indikator finns.", computing.required_questions_exist, True),
    Rule(
        "R23",
        "En regel bygger på frågor som krävs eller är frivilliga; bara villkoret ologisk får se på andra.",
        computing.rules_look_at_required_questions,
    ),
    Rule("R24", "En fråga som krävs används av regeln.", computing.required_questions_matter),
    Rule("R25", "Det som redovisas är det som regeln kan ge.", computing.reported_as_agrees),
    Rule("R26", "Måttets enhet passar regeln.", computing.unit_agrees, True),
    Rule("R27", "Redovisade ord är kategorier, i fast ordning.", computing.published_words_are_categories),
    Rule("R28", "Bortfallsgränsen gäller mått ur enkätsvar och inga andra.", computing.limit_fits_the_rule),
    Rule("R29", "Varje mått som räknas har minst tre räkneexempel.", computing.enough_examples),
    Rule("R30", "Exemplens svar är svar som formuläret tar emot.", computing.examples_answer_in_the_forms_words),
    Rule("R31", "Exemplens väntade värden är sådana som måttet kan få.", computing.examples_expect_something_possible),
    Rule("R32", "Exemplen på en indikator har olika namn.", computing.example_names_unique),
    Rule("R33", "Programmet räknar fram det väntade värdet i varje räkneexempel.", None),
    Rule("R34", "Två av en regels kategorier är aldrig sanna för samma svar.", None),
    Rule(
        "R35",
        "En registerfil anges med sitt eget namn, utan mapp.",
        computing.register_files_are_plain_names,
        True,
    ),
    Rule(
        "R36",
        "Ett mått på placerade barn bygger på register, dagar och ett underlag som finns.",
        placements.placement_rules_hold_together,
        True,
    ),
    Rule(
        "R40",
        "Dimension och kvalitetsområde finns i kodlistan och hör ihop.",
        describing.dimension_and_quality_area_agree,
    ),
    Rule("R41", "Indikatorns del är frågornas del.", describing.part_agrees_with_questions),
    Rule("R42", "Varje redovisningsnivå anges en gång.", describing.levels_listed_once),
    Rule("R43", "Mätperioden är riktiga datum, i ordning.", describing.period_is_real),
    Rule("R44", "Koladas id finns, eller skälet till att det saknas.", describing.kolada_id_or_reason),
    Rule("R45", "En källhänvisning är ett dokument och dess rader.", describing.sources_have_the_form),
    Rule("R46", "Ingen beskrivning är tom, utom i en ofullständig utgåva.", describing.no_empty_texts),
    Rule("R47", "En bruten jämförbarhet har ett skäl.", describing.comparisons_have_reasons),
    Rule("R48", "En jämförbarhet anges en gång, och aldrig med utgåvan själv.", describing.comparisons_listed_once),
    Rule("R49", "Nästa granskning är ett datum eller tom.", describing.next_review_is_a_date),
    Rule("R50", "En indikator har en önskad riktning.", describing.target_fits_direction),
    Rule(
        "R60",
        "Svarsfrekvensens procent är antalet svarande delat med antalet objekt, avrundat.",
        edition.response_percentages_add_up,
    ),
    Rule("R61", "Svarsfrekvensens delar finns i formuläret.", edition.response_parts_exist),
    Rule("R62", "Tabellen över oanvändbara svar nämner indikatorer som finns.", edition.unusable_names_indicators),
    Rule("R63", "Insamlingens datum är riktiga, i ordning.", edition.dates_are_real),
    Rule("R64", "Utgåvans namn, område, utgivare och metodtexter är inte tomma.", edition.texts_not_empty),
    Rule("R65", "En fullständig utgåva beskriver insamling, bortfall och metod.", edition.complete_edition_says_all),
    Rule("R66", "En utgåva utan sekundär sekretess säger varför.", edition.bare_primary_has_a_reason),
    Rule("R67", "Sekretessens gränser går ihop.", edition.secrecy_limits_hold_together, True),
    Rule("R71", "Varje objekt har ett namn, varje kommun en folkmängd.", areas.units_named_and_counted),
    Rule("R72", "Varje län i ramen finns i kodlistan.", areas.county_known),
    Rule("R73", "En kommuns län är det som koden säger.", areas.county_agrees_with_code),
    Rule("R74", "Varje kommungrupp i ramen finns i kodlistan.", areas.skr_group_known),
    Rule("R75", "En stad med stadsdelar har en egen rad i ramen.", areas.cities_in_the_frame),
    Rule("R76", "Ramen har så många objekt som utgåvan säger.", areas.objects_as_the_source_says),
    Rule("R77", "De tryckta befolkningsgrupperna omfattar ramens kommuner.", areas.printed_groups_cover_the_frame),
    Rule("R78", "De tryckta befolkningsgrupperna finns i kodlistan.", areas.printed_groups_known),
    Rule("R79", "Kodlistorna hänger ihop.", areas.code_lists_hold_together),
    Rule("R80", "Områden som indikatorn jämförs med finns i kodlistan.", comparing.areas_known),
    Rule("R81", "Jämförbarhet mellan områden är den som omgångens tabell anger.", comparing.areas_as_in_the_matrix),
    Rule("R82", "Omgångens tabell över områden hänger ihop.", comparing.matrix_holds_together),
    Rule(
        "R83", "Filen om två utgåvor nämner indikatorer som finns, var och en en gång.", comparing.pairs_name_indicators
    ),
    Rule("R84", "Ett uttalande om två utgåvor står på ett ställe.", comparing.statements_in_one_place),
    Rule(
        "R85",
        "Ett påstående om jämförbarhet motsägs inte av definitionerna, om inte trots säger varför det står fast.",
        comparing.claims_not_contradicted,
    ),
    Rule("R86", "Ett trots finns bara där definitionerna säger emot.", comparing.despite_only_where_needed),
    Rule("R87", "Ändringsloggarna är aktuella.", comparing.logs_current),
    Rule("R88", "Ett sökord står en gång och har ett mål som finns.", searching.search_words_lead_somewhere),
)


BLOCKING = tuple(rule for rule in RULES if rule.blocking)
WITH_ENGINE = tuple(rule for rule in RULES if rule.find is None)
PURE = tuple(rule for rule in RULES if rule.find is not None)


def problems(subject: Subject, rules: Iterable[Rule], engine: Mapping[str, Find] = {}) -> list[Problem]:
    """What breaks the rules, in order of file. `engine`: the functions of the rules that take the engine."""
    return sorted({problem for rule in rules for problem in _problems(subject, rule, rule.find or engine[rule.id])})


def _problems(subject: Subject, rule: Rule, find: Find) -> Iterator[Problem]:
    for file, sentence in find(subject):
        yield Problem(file, 0, rule.id, f"{sentence} ({rule.id})")
