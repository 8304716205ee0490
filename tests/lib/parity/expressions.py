"""Random rules over a small questionnaire with every kind of question, for hypothesis to shrink."""

from hypothesis import strategies as st

from oppna.model.questionnaire import Option, Question, Source
from oppna.rules.compiled import CompiledCategory, CompiledIndicator, CompiledRatio
from oppna.rules.expression import (
    Absolute,
    Add,
    And,
    Compare,
    Condition,
    In,
    IsUnknown,
    Least,
    Not,
    Number,
    Operand,
    Or,
    Round,
    Subtract,
    Text,
)
from oppna.rules.expression import Question as Asked

_OPTIONS = ("Ja", "Nej", "Ej aktuellt", "Nej, behövs inte", "it's ”så”")


def _question(id: str, kind: str) -> Question:
    options = tuple(Option(answer=answer) for answer in _OPTIONS) if kind == "val" else ()
    source = Source(document="påhittad", lines="1")
    return Question(id=id, part="G", wording=id, kind=kind, source=source, options=options)  # type: ignore[arg-type]


CHOICES, NUMBERS, TEXTS = ("C1", "C2", "C3"), ("N1", "N2", "N3"), ("T1",)
QUESTIONS = (
    *(_question(id, "val") for id in CHOICES),
    *(_question(id, "tal") for id in NUMBERS),
    *(_question(id, "text") for id in TEXTS),
)

_choices = st.sampled_from(CHOICES).map(Asked)
_numbers = st.sampled_from(NUMBERS).map(Asked)
_texts = st.sampled_from(_OPTIONS)
_constants = st.sampled_from(["0", "1", "2", "0.03", "0.005", "2.125", "999", "17.5"]).map(Number)

OPERANDS: st.SearchStrategy[Operand] = st.recursive(
    st.one_of(_numbers, _numbers, _constants, st.builds(Round, _numbers)),
    lambda inner: st.one_of(
        st.builds(Add, inner, inner),
        st.builds(Subtract, inner, inner),
        st.builds(Absolute, inner),
        st.builds(Least, inner, inner),
    ),
    max_leaves=5,
)
_LEAVES: st.SearchStrategy[Condition] = st.one_of(
    st.builds(Compare, st.sampled_from(["=", "<>"]), _choices, _texts.map(Text)),
    st.builds(In, _choices, st.lists(_texts, min_size=1, max_size=3).map(tuple)),
    st.builds(IsUnknown, st.sampled_from((*CHOICES, *NUMBERS, *TEXTS)).map(Asked)),
    st.builds(Compare, st.sampled_from(["=", "<>", "<", "<=", ">", ">="]), OPERANDS, OPERANDS),
)
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: And(tuple(parts))),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: Or(tuple(parts))),
    ),
    max_leaves=6,
)

_optional = st.none() | CONDITIONS
_RULES = st.builds(
    CompiledCategory,
    yes=CONDITIONS,
    corrected=_optional,
    partly=_optional,
    not_applicable=_optional,
    illogical=_optional,
) | st.builds(
    CompiledRatio,
    numerator=OPERANDS,
    denominator=OPERANDS,
    missing=_optional,
    illogical=_optional,
    not_applicable=_optional,
)
INDICATORS = st.builds(
    CompiledIndicator,
    id=st.just("I1"),
    rule=_RULES,
    required=st.lists(st.sampled_from((*CHOICES, *NUMBERS)), max_size=3, unique=True).map(tuple),
    nonresponse_limit=st.booleans(),
)

_always = st.one_of(
    st.builds(Compare, st.just("="), st.just(Asked("C1")), _texts.map(Text)),
    st.builds(In, st.just(Asked("C1")), st.lists(_texts, min_size=1, max_size=3).map(tuple)),
    st.builds(Compare, st.sampled_from(["<", ">="]), st.sampled_from([Asked("N1"), Asked("N3")]), _constants),
)
_after_c2 = st.builds(Compare, st.sampled_from(["=", "<>"]), st.just(Asked("C2")), _texts.map(Text))
ROUTINGS = st.tuples(
    st.tuples(st.just("C2"), _always | st.builds(Not, _always)),
    st.tuples(st.just("N2"), _always | _after_c2),
    st.tuples(st.just("C3"), _after_c2),
    st.tuples(st.just("T1"), st.builds(IsUnknown, st.just(Asked("C3")))),
)
"""Follow-ups of follow-ups; a question is routed by earlier ones, as the catalogue demands."""
