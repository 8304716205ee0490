"""The SQL of the measures, written once for every engine: each function gives one statement.

The few persons who can qualify are found first; nothing is joined or sorted before that. A register's rows are read
from its view, whose columns are c_<name> with the types of the register's definition (see `typed`).
"""

from __future__ import annotations

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
    spells = (
        "SELECT person, birth, municipality, starts, "
        "max(ends) OVER (PARTITION BY person ORDER BY starts, ends "
        "ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS so_far, "
        "row_number() OVER (PARTITION BY person ORDER BY starts DESC, ends DESC, municipality DESC) AS latest "
        f"FROM {stay.name}_touching WHERE person IN (SELECT person FROM {stay.name}_possible)"
    )
    return (
        "SELECT person, CAST(min(birth) AS INTEGER) AS birth, "
        "max(CASE WHEN latest = 1 THEN municipality END) AS municipality "
        f"FROM ({spells}) AS spells GROUP BY person HAVING max(CASE WHEN starts > so_far + 1 THEN 1 ELSE 0 END) = 0"
    )


def results(stay: Stay, register: Register, last_year: int) -> str:
    """Whether a person ever has Ja up to the last year. Who has no row there lacks a result."""
    person, year, eligible = (f"c_{register.column(kind)}" for kind in ("personnummer", "år", "val"))
    yes = register.columns_of("val")[0].values[0]
    return (
        f"SELECT {person} AS person, max(CASE WHEN {eligible} = '{yes}' THEN 1 ELSE 0 END) AS eligible "
        f"FROM {register.id} WHERE {year} <= {last_year} AND {person} IN (SELECT person FROM {stay.name}) "
        f"GROUP BY {person}"
    )


def registration(stay: Stay, register: Register, ages: list[int]) -> str:
    """Country of birth, and whether the person was registered in the year of turning each age.

    Rows that contradict each other on whether a person is born in the country leave it unknown.
    """
    person, country, years = (f"c_{register.column(kind)}" for kind in ("personnummer", "text", "årslista"))
    kind = f"CASE WHEN {country} = '' THEN NULL WHEN {country} = '{HOME}' THEN '{HOME}' ELSE '{ABROAD}' END"
    listed = f"concat(';', translate({years}, ' ', ''), ';')"
    at = "".join(
        f", max(CASE WHEN instr({listed}, concat(';', CAST(birth + {age} AS STRING), ';')) > 0 THEN 1 ELSE 0 END) "
        f"AS at_{age}"
        for age in ages
    )
    alike = f"CASE WHEN min({kind}) = max({kind}) THEN min({kind}) ELSE '{UNKNOWN}' END"
    return (
        f"SELECT person, {alike} AS country, count(*) AS listed{at} "
        f"FROM {register.id} JOIN {stay.name} ON person = {person} GROUP BY person"
    )


def counts(stay: Stay, cohort: Cohort, results_name: str, registration_name: str) -> str:
    """Municipality, country of birth, persons, those who lack a result, those who have Ja. Only counts come out."""
    registered = " OR ".join(f"registered.at_{age} = 1" for age in cohort.registered_at)
    return (
        f"SELECT placed.municipality, COALESCE(registered.country, '{UNKNOWN}') AS country, "
        "count(*) AS persons, sum(CASE WHEN result.person IS NULL THEN 1 ELSE 0 END) AS lacking, "
        "sum(COALESCE(result.eligible, 0)) AS eligible "
        f"FROM {stay.name} AS placed LEFT JOIN {results_name} AS result ON result.person = placed.person "
        f"LEFT JOIN {registration_name} AS registered ON registered.person = placed.person "
        f"WHERE placed.birth BETWEEN {cohort.born.first} AND {cohort.born.last} "
        f"AND (result.person IS NOT NULL OR {registered}) "
        f"GROUP BY placed.municipality, COALESCE(registered.country, '{UNKNOWN}')"
    )
