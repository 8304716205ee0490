"""The SQL of the measures, written once for every engine: each function gives one statement.

The few persons who can qualify are found first; nothing is joined or sorted before that. A register's rows are read
from its view, whose columns are c_<name> with the types of the register's definition (see `typed`).
"""

from __future__ import annotations

from collections.abc import Sequence

from oppna.model.placement import ResultRow
from oppna.model.register import Register
from oppna.registers.countries import ABROAD, HOME, UNKNOWN
from oppna.registers.number import cleaned, complete
from oppna.registers.plan import Cohort, Stay


def typed(register: Register, types: dict[str, str]) -> str:
    """The register's columns as its definition says, whatever the file holds them as. Run after the checks of form."""
    columns = ", ".join(
        f"{_as(column.kind, f'{column.name}_', types)} AS c_{column.name}" for column in register.columns
    )
    return f"SELECT {columns} FROM {read_name(register.id)}"


def read_name(register: str) -> str:
    """The view of a register as its files hold it."""
    return f"read_{register}"


def _as(kind: str, column: str, types: dict[str, str]) -> str:
    text = types[column[:-1]] == "text"
    if kind == "personnummer":
        return cleaned(column)
    if kind == "datum":
        return f"TRY_CAST(NULLIF(trim({column}), '') AS DATE)" if text else column
    if kind == "år":
        return f"TRY_CAST(trim({column}) AS INTEGER)" if text else column
    if kind == "heltal":
        return f"TRY_CAST(NULLIF(trim({column}), '') AS INTEGER)" if text else f"TRY_CAST({column} AS INTEGER)"
    return f"COALESCE(trim({column}), '')"


def windows(stay: Stay) -> str:
    """The first and the last day of the window for each year of birth."""
    opens, closes = stay.window.opens, stay.window.closes
    return " UNION ALL ".join(
        f"SELECT '{year:04d}' AS birth, DATE '{year + opens.age:04d}-{opens.day}' AS opens, "
        f"DATE '{year + closes.age:04d}-{closes.day}' AS closes"
        for year in stay.years
    )


def touching(stay: Stay, register: Register) -> str:
    """The placements that touch the window of their person; an open or later end is made its last day.

    The wide limits of all windows together come first: they need no look at the year of birth.
    """
    person, municipality = f"c_{register.column('personnummer')}", f"c_{register.column('kommun')}"
    starts, ends = (f"c_{column.name}" for column in register.columns_of("datum"))
    first = f"{stay.years[0] + stay.window.opens.age:04d}-{stay.window.opens.day}"
    last = f"{stay.years[-1] + stay.window.closes.age:04d}-{stay.window.closes.day}"
    return (
        f"SELECT {person} AS person, {municipality} AS municipality, {starts} AS starts, "
        f"CASE WHEN {ends} IS NULL OR {ends} > closes THEN closes ELSE {ends} END AS ends, birth, opens, closes "
        f"FROM {register.id} JOIN ({windows(stay)}) AS windows ON birth = substr({person}, 1, 4) "
        f"WHERE {starts} <= DATE '{last}' AND ({ends} IS NULL OR {ends} >= DATE '{first}') "
        f"AND {starts} <= closes AND ({ends} IS NULL OR {ends} >= opens)"
    )


def possible(stay: Stay) -> str:
    """The complete numbers placed both when the window opens and when it closes. The others need not be sorted."""
    return (
        f"SELECT person FROM {stay.name}_touching GROUP BY person "
        f"HAVING min(starts) <= min(opens) AND max(ends) >= min(closes) AND {complete('person')}"
    )


def placed_throughout(stay: Stay) -> str:
    """The persons placed every day of the window, with the municipality that placed them last.

    A gap is a placement that starts later than the day after every earlier one has ended: an end so far, for
    placements may lie within one another. Where several start last, the one that ends last counts, then the
    highest code, so that the result never depends on the order of the rows.
    """
    in_order = "OVER (PARTITION BY person ORDER BY starts, ends, municipality"
    spells = (
        "SELECT person, birth, municipality, starts, "
        f"max(ends) {in_order} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS so_far, "
        f"lead(starts) {in_order}) AS next_starts "
        f"FROM {stay.name}_touching WHERE person IN (SELECT person FROM {stay.name}_possible)"
    )
    return (
        "SELECT person, CAST(min(birth) AS INTEGER) AS birth, "
        "max(CASE WHEN next_starts IS NULL THEN municipality END) AS municipality "
        f"FROM ({spells}) AS spells GROUP BY person HAVING max(CASE WHEN starts > so_far + 1 THEN 1 ELSE 0 END) = 0"
    )


def peers(stay: Stay, populations: Sequence[Register]) -> str:
    """The complete numbers of the population born in the years asked for that no placement of the window has.

    A register of population says nothing of where they live: they count in the nation.
    """
    years = f"BETWEEN '{stay.years[0]:04d}' AND '{stay.years[-1]:04d}'"
    listed = " UNION ALL ".join(
        f"SELECT c_{register.column('personnummer')} AS person FROM {register.id} "
        f"WHERE substr(c_{register.column('personnummer')}, 1, 4) {years}"
        for register in populations
    )
    return (
        "SELECT DISTINCT person, TRY_CAST(substr(person, 1, 4) AS INTEGER) AS birth, '' AS municipality "
        f"FROM ({listed}) AS listed WHERE {complete('person')} "
        f"AND NOT EXISTS (SELECT 1 FROM {stay.name}_touching AS placed WHERE placed.person = listed.person)"
    )


def results(persons: str, register: Register, last_year: int) -> str:
    """Whether each of the persons ever has Ja up to the last year. Who has no row there lacks a result."""
    person, year, eligible = (f"c_{register.column(kind)}" for kind in ("personnummer", "år", "val"))
    yes = register.columns_of("val")[0].values[0]
    return (
        f"SELECT {person} AS person, max(CASE WHEN {eligible} = '{yes}' THEN 1 ELSE 0 END) AS eligible "
        f"FROM {register.id} WHERE {year} <= {last_year} AND {person} IN (SELECT person FROM {persons}) "
        f"GROUP BY {person}"
    )


def registration(persons: str, register: Register, cohorts: Sequence[Cohort]) -> str:
    """Country of birth, and for each cohort whether the person was registered in the years it asks for.

    Rows that contradict each other on whether a person is born in the country leave it unknown.
    """
    person, country, years = (f"c_{register.column(kind)}" for kind in ("personnummer", "text", "årslista"))
    kind = f"CASE WHEN {country} = '' THEN NULL WHEN {country} = '{HOME}' THEN '{HOME}' ELSE '{ABROAD}' END"
    listed = f"concat(';', replace({years}, ' ', ''), ';')"
    known = "".join(f", {_registered(cohort)} AS {cohort.name}" for cohort in cohorts)
    alike = f"CASE WHEN min(kind) = max(kind) THEN min(kind) ELSE '{UNKNOWN}' END"
    return (
        f"SELECT person, {alike} AS country, count(*) AS listed{known} "
        f"FROM (SELECT person, birth, {kind} AS kind, {listed} AS years "
        f"FROM {register.id} JOIN {persons} ON person = {person}) AS rows_of GROUP BY person"
    )


def _registered(cohort: Cohort) -> str:
    """1 or 0. Where any age will do, the first that is there settles it: the others are not sought."""
    at = [f"instr(years, concat(';', CAST(birth + {age} AS STRING), ';')) > 0" for age in cohort.registered_at]
    if cohort.registered_at_all:
        return " * ".join(f"max(CASE WHEN {there} THEN 1 ELSE 0 END)" for there in at)
    return f"max(CASE WHEN {' OR '.join(at)} THEN 1 ELSE 0 END)"


def counts(persons: str, cohort: Cohort, results_name: str, registration_name: str) -> str:
    """Municipality, country of birth, persons, those who lack a result, those who have it. Only counts come out.

    Nobody lacks a result that is a supply: whoever is not in that register has none.
    """
    lacking = "CASE WHEN result.person IS NULL THEN 1 ELSE 0 END" if isinstance(cohort.result, ResultRow) else "0"
    registered = f"registered.{cohort.name} = 1"
    counting = registered if cohort.registered_at_all else f"(result.person IS NOT NULL OR {registered})"
    return (
        f"SELECT placed.municipality, COALESCE(registered.country, '{UNKNOWN}') AS country, "
        f"count(*) AS persons, sum({lacking}) AS lacking, "
        "sum(COALESCE(result.eligible, 0)) AS eligible "
        f"FROM {persons} AS placed LEFT JOIN {results_name} AS result ON result.person = placed.person "
        f"LEFT JOIN {registration_name} AS registered ON registered.person = placed.person "
        f"WHERE placed.birth BETWEEN {cohort.born.first} AND {cohort.born.last} AND {counting} "
        f"GROUP BY placed.municipality, COALESCE(registered.country, '{UNKNOWN}')"
    )
