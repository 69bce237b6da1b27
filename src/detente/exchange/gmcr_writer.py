"""Writing the save-file of GMCR+ (`.gmcr`): options, decision makers, rules, preferences, coalitions."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import pairwise

from detente.errors import ConflictError, Problem
from detente.exchange.bounding import refuse_graph_form, unfolded
from detente.exchange.formats import Written
from detente.exchange.left_behind import left_behind, named, renamed
from detente.exchange.patterns import Term, Terms, level_test, outside, terms
from detente.exchange.tied_ranks import ranked
from detente.graph.graph import Graph
from detente.model.conflict import Conflict, Option, Ranking, Statements
from detente.model.statement import Statement, Test

# GMCR+ adds up powers of two in 64 bits.
MOST_STATEMENTS = 63
DIRECTIONS = {None: "both", "adopted": "fwd", "abandoned": "back"}
# What becomes of these is told where it is decided.
_SAID_HERE = {"joint options", "forums", "statements", "weights", "names"}


@dataclass(frozen=True, slots=True)
class Sign:
    """A yes/no option of the file: an option of ours, or one threshold of a ladder, and who controls it."""

    option: Option
    level: int
    owner: str

    @property
    def key(self) -> str:
        """The id of the option, without its owner."""
        return self.option.key.partition(".")[2]

    @property
    def name(self) -> str:
        """What the file calls it."""
        said = self.option.text or self.key
        return f"{said}: at least {self.option.levels[self.level]}" if self.option.ladder else said


def write_gmcr(conflict: Conflict, /, *, limit: int = 100_000) -> Written:
    """The conflict as a save-file of GMCR+, with what the file cannot hold.

    Ladders become options "at least that level", with rules that keep them in order.  Statements and rules are spread
    out into patterns.  Where somebody's preferences are no statements, or statements too long to be spread out, the
    states are ranked, for everybody, since the file has one switch for all.  Forums become coalitions as far as they
    do not overlap; a joint option becomes an option of its first owner.
    `limit`: how many feasible states may be listed, where they have to be.  Raises ConflictError DET551 for a conflict
    in graph form, with merged states, or with preferences that no ranking says; TooLarge at the limit.
    """
    refuse_graph_form(conflict, ".gmcr: GMCR+ knows options only")
    return _Writer(conflict, limit).written()


class _Writer:
    def __init__(self, conflict: Conflict, limit: int) -> None:
        self.conflict = conflict
        self.limit = limit
        self.signs = _signs(conflict)
        self.of: dict[str, list[int]] = {}
        for number, sign in enumerate(self.signs):
            self.of.setdefault(sign.option.key, []).append(number)
        self.options = {option.key: option for option in conflict.options}
        self.lost = list(left_behind(conflict, _SAID_HERE))
        self.problems: list[Problem] = []
        self._graph: Graph | None = None

    def written(self) -> Written:
        self._tell_joint()
        self._tell_ids()
        statements = {dm.id: self._statements(dm.id) for dm in self.conflict.decision_makers}
        manual = any(found is None for found in statements.values())
        infeasibles = self._infeasibles()
        makers = []
        for position, dm in enumerate(self.conflict.decision_makers):
            own = [number for number, sign in enumerate(self.signs) if sign.owner == dm.id]
            conditions = [_condition(found) for found in statements[dm.id] or ()]
            maker = {"name": dm.name or dm.id, "options": own, "preferences": conditions}
            makers.append(maker | ({"preferenceRanking": self._ranking(position)} if manual else {}))
        if self.problems:
            raise ConflictError(self.problems)
        if manual and (beside := [dm for dm, found in statements.items() if found]):
            self.lost.append(
                f"Statements stand beside a ranking ({named(beside)}), and the ranking counts: GMCR+ uses rankings for "
                "everybody or for nobody."
            )
        options = [{"name": s.name, "permittedDirection": DIRECTIONS[s.option.irreversible]} for s in self.signs]
        coalitions = self._coalitions()
        data = {
            "options": options,
            "decisionMakers": makers,
            "infeasibles": [_simple(term) for term in infeasibles],
            **({"coalitions": coalitions} if coalitions else {}),
            "useManualPreferenceRanking": manual,
            "program": "detente",
        }
        # ASCII alone, since the program may read its files in the encoding of the system.
        return Written((json.dumps(data, indent=1, allow_nan=False) + "\n").encode("ascii"), tuple(self.lost))

    def _terms(self, statement: Statement) -> Terms | None:
        return terms(statement, self._levels)

    def _levels(self, test: Test) -> tuple[list[int], list[bool]]:
        return self.of[test.option], level_test(self.options[test.option], test)

    def _statements(self, dm: str) -> list[Terms] | None:
        """What a decision maker wants, most important first; None where that has to be a ranking."""
        preference = self.conflict.preferences.get(dm)
        if preference is None:
            self.lost.append(f"Nothing is said of what {dm} prefers: GMCR+ takes all states for equally good to it.")
            return []
        if not isinstance(preference, Statements):
            if not isinstance(preference, Ranking):
                self.lost.append(f"The preferences of {dm}, which are no statements, are written as a ranking.")
            return None
        found: list[Terms] = []
        idle: list[str] = []
        for want in preference.wants:
            spread = self._terms(want.statement)
            if spread is None:
                self.lost.append(f"The preferences of {dm} are written as a ranking: {want.id} has too many cases.")
                return None
            if not spread or {} in spread or spread in found:
                idle.append(want.id)
            else:
                found.append(spread)
        if len(found) > MOST_STATEMENTS:
            message = f"they are {len(found)} statements, and GMCR+ counts right to {MOST_STATEMENTS}"
            self.lost.append(f"The preferences of {dm} are written as a ranking: {message}.")
            return None
        if idle:
            self.lost.append(
                f"Statements that order nothing are left out ({named(idle)}): always or never true, or said before."
            )
        return found

    def _infeasibles(self) -> list[Term]:
        """Patterns of what is no state."""
        rules = [self._terms(rule.when) for rule in self.conflict.infeasible]
        listed = self.conflict.states is not None and not rules
        steps = [{low: False, high: True} for signs in self.of.values() for low, high in pairwise(signs)]
        if listed or self.conflict.consequences or None in rules:
            return list(outside(self._codes(), len(self.signs)))
        found = [*steps, *(term for spread in rules for term in spread or ())]
        if {} in found:
            return list(outside(self._codes(), len(self.signs)))
        return [term for number, term in enumerate(found) if term not in found[:number]]

    @property
    def graph(self) -> Graph:
        """The states, once they are needed."""
        if self._graph is None:
            would, otherwise = "the file would have to list {} states", "state preferences and rules"
            graph = unfolded(self.conflict, self.limit, would, otherwise)
            if graph.states.owner is not None and len(graph.states.owner) > graph.size:
                message = "the conflict has states that merge several combinations of options, and GMCR+ has none"
                raise ConflictError.of("DET551", message, hint="give every state a pattern without '-'")
            self._graph = graph
        return self._graph

    def _codes(self) -> list[int]:
        """The feasible states as numbers in the notation of the program, in increasing order."""
        return sorted(self._code_of_state())

    def _code_of_state(self) -> list[int]:
        """For each state the sum of 2^k over the options k of the file that hold in it."""
        states = self.graph.states
        rows = dict(zip((o.key for o in self.conflict.options), states.digits.tolist(), strict=True))
        codes = [0] * states.digits.shape[1]
        for number, sign in enumerate(self.signs):
            for column, level in enumerate(rows[sign.option.key]):
                if level >= sign.level:
                    codes[column] |= 1 << number
        if states.owner is None:
            return codes
        return [code for _, code in sorted(zip(states.owner.tolist(), codes, strict=True))]

    def _ranking(self, position: int) -> list[int | list[int]]:
        """The ordered numbers of the states, best first, tied ones in a list of their own."""
        dm = self.conflict.decision_makers[position].id
        groups = ranked(self.graph, position)
        if groups is None:
            message = f"the preferences of {dm} cannot be written as .gmcr: no ranking says them"
            hint = "GMCR+ knows rankings and statements; give one of these"
            self.problems.append(Problem("DET551", message, self.conflict.places.get(("preferences", dm)), hint))
            return []
        codes = self._code_of_state()
        number = {code: place for place, code in enumerate(sorted(codes), start=1)}
        told = [sorted(number[codes[state]] for state in group) for group in groups]
        return [group[0] if len(group) == 1 else group for group in told]

    def _coalitions(self) -> list[int | list[int]]:
        """The decision makers by number, those of a forum together; nothing where no forum is written."""
        makers = [dm.id for dm in self.conflict.decision_makers]
        taken: dict[int, list[int]] = {}
        written, left = [], []
        for forum in self.conflict.forums:
            members = sorted({makers.index(member) for member in forum.members})
            if len(members) > 1 and taken.keys().isdisjoint(members):
                taken |= dict.fromkeys(members, members)
                written.append(forum.id)
            else:
                left.append(forum.id)
        if left:
            self.lost.append(f"Forums are left out ({named(left)}): they overlap others, or have one member.")
        if not written:
            return []
        self.lost.append(
            f"Forums become coalitions ({named(written)}), which GMCR+ judges in place of their members: take them "
            "apart there to see what holds for each."
        )
        return [
            taken.get(maker, maker) for maker in range(len(makers)) if maker not in taken or taken[maker][0] == maker
        ]

    def _tell_ids(self) -> None:
        makers = self.conflict.decision_makers
        lost = renamed([dm.id for dm in makers], [dm.name or dm.id for dm in makers], "somebody")
        for dm in makers:
            own = [sign for sign in self.signs if sign.owner == dm.id]
            other = {f"{dm.id}.{name}" for name in renamed([s.key for s in own], [s.name for s in own], "option")}
            lost += [option.key for option in dm.options if option.key in other and not option.ladder]
        lost += [rule.id for n, rule in enumerate(self.conflict.infeasible, 1) if rule.id != f"infeasible.{n}"]
        for who, order in self.conflict.preferences.items():
            wants = order.wants if isinstance(order, Statements) else ()
            lost += [want.id for n, want in enumerate(wants, 1) if want.id != f"{who}.{n}"]
        lost += [forum.id for forum in self.conflict.forums if forum.id != "_".join(forum.members)]
        if lost:
            self.lost.append(f"Ids are left out ({named(lost)}): what is read again goes by names and numbers.")

    def _tell_joint(self) -> None:
        for option in self.conflict.joint_options:
            others = named(option.owners[1:])
            self.lost.append(
                f"The joint option {option.key} is written as an option of {option.owners[0]} alone: there, {others} "
                "can neither keep it from being adopted nor abandon it."
            )


def _signs(conflict: Conflict) -> list[Sign]:
    """The options of the file, each decision maker's beside each other, as the program sorts them."""
    found = []
    for dm in conflict.decision_makers:
        own = (*dm.options, *(option for option in conflict.joint_options if option.owners[0] == dm.id))
        found += [Sign(option, level, dm.id) for option in own for level in range(1, len(option.levels))]
    return found


def _simple(term: Term) -> list[list[int | str]]:
    return [[sign, "Y" if value else "N"] for sign, value in term.items()]


def _condition(found: Terms) -> object:
    if len(found) == 1:
        return _simple(found[0])
    return {"compound": True, "members": [_simple(term) for term in found]}
