"""The conflict as an analyst would write it: immutable types, one for each part of the file.

Options are named by their key, `dm.option` or `joint.option`; a level by its name.  States are not numbered here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Literal

from detente.cite import Citation, Grounds
from detente.errors import Place
from detente.grid import Grid, plural, titled
from detente.model.claim import Claim
from detente.model.statement import If, Iff, Statement

JOINT = "joint"
YES_NO = ("no", "yes")
Once = Literal["adopted", "abandoned"]


@dataclass(frozen=True, slots=True)
class Option:
    """Something that a decision maker, or several together, can adopt or abandon, or set to a level.

    `levels` is an ordered ladder, `("no", "yes")` for an option without one.  `irreversible="adopted"`: its level
    never falls by a move; `"abandoned"`: never rises.  A joint option has `owners` and perhaps `requires`.
    `alias` is an id given besides the key, as it may be for forums, the status quo and attitudes.
    """

    key: str
    text: str = ""
    levels: tuple[str, ...] = YES_NO
    irreversible: Once | None = None
    owners: tuple[str, ...] = ()
    requires: Statement | None = None
    grounds: Grounds = Grounds()
    alias: str | None = None

    @property
    def ladder(self) -> bool:
        """Whether the option has named levels in place of yes and no."""
        return self.levels != YES_NO

    @property
    def joint(self) -> bool:
        """Whether several decision makers own the option."""
        return self.key.startswith(JOINT + ".")


@dataclass(frozen=True, slots=True)
class DecisionMaker:
    """A party to the dispute, with the options that it alone controls."""

    id: str
    name: str
    options: tuple[Option, ...] = ()
    grounds: Grounds = Grounds()


@dataclass(frozen=True, slots=True)
class Rule:
    """A statement that no state may satisfy."""

    id: str
    when: Statement
    why: str | None = None
    grounds: Grounds = Grounds()


@dataclass(frozen=True, slots=True)
class Consequence:
    """What follows by itself after a move: wherever `when` holds, the options are `set` to the levels named."""

    id: str
    when: Statement
    set: tuple[tuple[str, str], ...]
    why: str | None = None
    grounds: Grounds = Grounds()


@dataclass(frozen=True, slots=True)
class Forum:
    """A place where its members, and only they, may move together."""

    id: str
    members: tuple[str, ...]
    name: str = ""
    grounds: Grounds = Grounds()
    alias: str | None = None


@dataclass(frozen=True, slots=True)
class Contested:
    """One more reading of the status quo: the base with some options set otherwise, held by somebody."""

    id: str
    set: tuple[tuple[str, str], ...]
    held_by: str = ""
    grounds: Grounds = Grounds()


@dataclass(frozen=True, slots=True)
class StatusQuo:
    """Where the dispute stands: the options above their first level (`levels`), or the name of a state.

    Exactly one of `levels` (option form; what is not named is at its first level) and `state` is given.
    """

    levels: tuple[tuple[str, str], ...] | None = None
    state: str | None = None
    contested: tuple[Contested, ...] = ()
    grounds: Grounds = Grounds()
    alias: str | None = None


@dataclass(frozen=True, slots=True)
class NamedState:
    """A state with a name: its pattern over all options, where `-` merges; None in graph form."""

    name: str
    pattern: str | None = None
    text: str = ""
    grounds: Grounds = Grounds()


@dataclass(frozen=True, slots=True)
class Want:
    """A preference statement: what a decision maker wants, perhaps under a condition, perhaps in a tier."""

    id: str
    want: Statement
    condition: Statement | None = None
    how: Literal["if", "iff"] | None = None
    tier: int | None = None
    grounds: Grounds = Grounds()

    @property
    def statement(self) -> Statement:
        """The want with its condition, as one statement."""
        if self.condition is None:
            return self.want
        return Iff(self.want, self.condition) if self.how == "iff" else If(self.want, self.condition)


@dataclass(frozen=True, slots=True)
class Statements:
    """Preferences by statements, most important first: what satisfies an earlier one ranks higher (lexicographic)."""

    wants: tuple[Want, ...]
    grounds: Grounds = Grounds()


@dataclass(frozen=True, slots=True)
class Ranking:
    """Preferences by a list of every feasible state, best first, ties grouped; states by name or pattern."""

    groups: tuple[tuple[str, ...], ...]
    grounds: Grounds = Grounds()


@dataclass(frozen=True, slots=True)
class Weights:
    """Preferences by the sum of the weights of what holds."""

    weights: tuple[tuple[Statement, Fraction], ...]
    grounds: Grounds = Grounds()


@dataclass(frozen=True, slots=True)
class Pairs:
    """Preferences by explicit pairs (a, b): a is preferred to b; no closure is taken, the rest is incomparable."""

    pairs: tuple[tuple[str, str], ...]
    grounds: Grounds = Grounds()


Preference = Statements | Ranking | Weights | Pairs


@dataclass(frozen=True, slots=True)
class Attitude:
    """How a decision maker stands to another: +1 devoted, 0 indifferent, -1 hostile."""

    holder: str
    towards: str
    value: Literal[-1, 0, 1]
    grounds: Grounds = Grounds()
    alias: str | None = None


@dataclass(frozen=True, slots=True)
class Insertion:
    """A want that a patch adds: before another one, or at the end of a tier, or last."""

    dm: str
    want: Want
    before: str | None = None
    tier: int | None = None


@dataclass(frozen=True, slots=True)
class Patch:
    """A change to a model, of the one shape that serves beliefs, variants and what-ifs."""

    drop: tuple[str, ...] = ()
    replace: tuple[tuple[str, Statement], ...] = ()
    insert: tuple[Insertion, ...] = ()
    first: tuple[str, ...] = ()
    status_quo: tuple[tuple[str, str], ...] = ()
    attitudes: tuple[Attitude, ...] = ()


@dataclass(frozen=True, slots=True)
class Belief:
    """What somebody takes the conflict to be: a patch to this model."""

    id: str
    holder: str
    change: Patch
    about: str | None = None
    grounds: Grounds = Grounds()


@dataclass(frozen=True, slots=True)
class Variant:
    """A named patch, for what-ifs and for claims."""

    id: str
    change: Patch
    text: str = ""
    grounds: Grounds = Grounds()


@dataclass(frozen=True, slots=True)
class ClaimMade:
    """What the account claims: the sentence in words, and what it says in the claim language (`says`)."""

    id: str
    says: Claim
    text: str = ""
    grounds: Grounds = Grounds()


@dataclass(frozen=True, slots=True)
class Question:
    """Something that the sources leave open: what to ask, the parts that it is `about` by name, what it cites."""

    id: str
    ask: str
    about: tuple[str, ...] = ()
    cites: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A text that the model cites, beside the conflict file or in a folder below it."""

    id: str
    file: str
    sha256: str | None = None
    title: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Conflict:
    """A dispute as a model: decision makers, options, rules, preferences, each part cited or assumed.

    `states` lists named states (option form with names, or graph form); `moves` gives the arcs per decision maker in
    graph form and is None in option form.  `places` says where each part stands in the file, by its path (a tuple of
    keys and positions) and, for parts with an id, by `(id,)`; `path` is that file, None where the conflict came from no
    file, and may be called by another name in `places`.  Neither takes part in equality.
    """

    decision_makers: tuple[DecisionMaker, ...]
    title: str = ""
    date: str | None = None
    sources: tuple[Source, ...] = ()
    joint_options: tuple[Option, ...] = ()
    infeasible: tuple[Rule, ...] = ()
    consequences: tuple[Consequence, ...] = ()
    forums: tuple[Forum, ...] = ()
    status_quo: StatusQuo | None = None
    states: tuple[NamedState, ...] | None = None
    moves: Mapping[str, tuple[tuple[str, str], ...]] | None = None
    preferences: Mapping[str, Preference] = field(default_factory=dict)
    beliefs: tuple[Belief, ...] = ()
    attitudes: tuple[Attitude, ...] = ()
    variants: tuple[Variant, ...] = ()
    claims: tuple[ClaimMade, ...] = ()
    questions: tuple[Question, ...] = ()
    places: Mapping[tuple[str | int, ...], Place] = field(default_factory=dict, compare=False, repr=False)
    path: Path | None = field(default=None, compare=False, repr=False)

    @property
    def options(self) -> tuple[Option, ...]:
        """Every option in the order of patterns: decision makers as listed with their options, then joint options."""
        return tuple(o for d in self.decision_makers for o in d.options) + self.joint_options

    @property
    def graph_form(self) -> bool:
        """Whether the conflict is given by states and moves rather than by options."""
        return self.moves is not None

    def __repr__(self) -> str:
        """Say what it is in one line."""
        makers, number = len(self.decision_makers), len(self.states or () if self.graph_form else self.options)
        what = plural(number, "state" if self.graph_form else "option")
        return f"<Conflict {self.title!r}: {makers} {plural(makers, 'decision maker')}, {number} {what}>"

    def _repr_html_(self) -> str:
        owners = [(o, d.name) for d in self.decision_makers for o in d.options]
        owners += [(o, ", ".join(o.owners)) for o in self.joint_options]
        rows = tuple((owner, o.key, o.text, "" if not o.ladder else " < ".join(o.levels)) for o, owner in owners)
        if self.graph_form:
            rows = tuple(
                (d.name, "", f"{number} {plural(number, 'move')}", "")
                for d in self.decision_makers
                for number in (len((self.moves or {}).get(d.id, ())),)
            )
        return Grid(("decision maker", "option", "in words", "levels"), rows, titled(self.title)).html()

    def option(self, key: str) -> Option:
        """The option of that key; KeyError if there is none."""
        for option in self.options:
            if option.key == key:
                return option
        raise KeyError(key)

    def wants(self) -> Iterator[tuple[str, Want]]:
        """Every preference statement with its decision maker, in the order of the file."""
        for dm, preference in self.preferences.items():
            if isinstance(preference, Statements):
                for want in preference.wants:
                    yield dm, want
