"""A table: ordered, documented, looked up by key, extended by calling the same decorator."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from detente.errors import UnknownName
from detente.table import About, Table

Sum = Callable[[int, int], int]


@dataclass(frozen=True, slots=True)
class Rule:
    """A row for the tests: a rule of arithmetic."""

    key: str
    apply: Sum
    about: About
    implies: tuple[str, ...] = ()


@pytest.fixture
def rules() -> Table[Rule]:
    return Table("rule")


def rule(table: Table[Rule], key: str, *, implies: tuple[str, ...] = ()) -> Callable[[Sum], Sum]:
    return table.adding(key, lambda apply, about: Rule(key, apply, about, implies))


def test_a_row_holds_the_function_its_documentation_and_its_facts(rules: Table[Rule]) -> None:
    @rule(rules, "plus", implies=("times",))
    def plus(a: int, b: int) -> int:
        """The sum of two numbers."""
        return a + b

    row = rules["plus"]

    assert (5, "The sum of two numbers.", ("times",)) == (row.apply(2, 3), row.about.definition, row.implies)


def test_the_decorated_function_is_left_as_it_is(rules: Table[Rule]) -> None:
    def plus(a: int, b: int) -> int:
        """The sum of two numbers."""
        return a + b

    assert rule(rules, "plus")(plus) is plus


def test_rows_come_in_the_order_of_entry_whatever_their_keys(rules: Table[Rule]) -> None:
    for key in ("zeta", "alpha", "mu"):

        def last(a: int, b: int, key: str = key) -> int:
            """The second of two numbers."""
            return b

        last.__qualname__ = key
        rule(rules, key)(last)

    assert ["zeta", "alpha", "mu"] == [row.key for row in rules]
    assert ("zeta", "alpha", "mu") == rules.keys()
    assert len(rules) == 3


def test_an_unknown_key_names_the_nearest_one(rules: Table[Rule]) -> None:
    @rule(rules, "times")
    def times(a: int, b: int) -> int:
        """The product of two numbers."""
        return a * b

    with pytest.raises(UnknownName, match="there is no rule 'tines'; did you mean 'times'"):
        rules["tines"]
    assert "tines" not in rules
    assert "times" in rules


def test_two_functions_cannot_have_one_key(rules: Table[Rule]) -> None:
    def plus(a: int, b: int) -> int:
        """The sum of two numbers."""
        return a + b

    def minus(a: int, b: int) -> int:
        """The difference of two numbers."""
        return a - b

    rule(rules, "op")(plus)

    with pytest.raises(ValueError, match=r"there is already a rule 'op': .*plus"):
        rule(rules, "op")(minus)
    assert rules["op"].apply is plus


def test_a_function_defined_again_takes_its_old_place(rules: Table[Rule]) -> None:
    def make(constant: int) -> Sum:
        def constantly(a: int, b: int) -> int:
            """A number that depends on nothing."""
            return constant

        return constantly

    def other(a: int, b: int) -> int:
        """Another number."""
        return a

    rule(rules, "constant")(make(1))
    rule(rules, "other")(other)
    rule(rules, "constant")(make(2))

    assert ("constant", "other") == rules.keys()
    assert rules["constant"].apply(0, 0) == 2


def test_a_function_without_a_docstring_is_refused(rules: Table[Rule]) -> None:
    def silent(a: int, b: int) -> int:
        return a + b

    with pytest.raises(ValueError, match="has no docstring"):
        rule(rules, "silent")(silent)
    assert len(rules) == 0


def test_a_docstring_falls_into_definition_body_and_sections() -> None:
    about = About.of(
        """Every improvement can be answered with harm
        that cannot be escaped.

            s ∈ S_i  ⇔  ∀ s₁ ∈ R⁺_i(s): …

        Shape: one Boolean a state.

        Plainly: whatever one reaches for,
        one ends no better off.
        Also called: symmetric metarational.
        Source: [Howard1971]; in graph form [FangHipelKilgour1993], ch. 3.

        >>> 1 + 1
        2
        """
    )

    assert about.definition == "Every improvement can be answered with harm that cannot be escaped."
    assert about.plainly == "whatever one reaches for, one ends no better off."
    assert about.also_called == "symmetric metarational."
    assert about.sources == ("Howard1971", "FangHipelKilgour1993")
    assert about.sections["Shape"] == "one Boolean a state."
    assert about.body.startswith("    s ∈ S_i")
    assert ">>>" not in about.body


def test_a_docstring_of_one_line_has_neither_body_nor_sections() -> None:
    assert About.of("The sum of two numbers.") == About("The sum of two numbers.")


def test_a_key_outside_source_is_no_source() -> None:
    assert About.of("The values [Nash1950] lists.\n\nSee [Howard1971].\n\nSource: [Peng1999].").sources == ("Peng1999",)
