"""What is doubtful in a conflict, and what is missing from it: findings, never errors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.errors import Place, Problem, TooLarge, insist
from detente.graph.unfold import LIMIT, LIMIT_MOVES, unfold
from detente.grid import Grid, plainly, plural
from detente.insight.parts import citable, every_statement, proposals
from detente.insight.truths import of_rules, of_wants
from detente.model.conflict import Conflict, Pairs, Ranking
from detente.model.statement import tests

if TYPE_CHECKING:
    from collections.abc import Callable

    from detente.graph.graph import Graph, Mover


@dataclass(frozen=True, slots=True)
class Proposal:
    """A part of a conflict that nobody has reviewed yet: what it is, who proposed it, and where it stands."""

    part: str
    producer: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """The doubts about a conflict (what looks wrong) and its gaps (what it does not say), in the order of the file.

    `graph` is None where the conflict is too large to unfold; `skipped` says what was too large to be looked at.
    `proposals` are the parts that wait for a review, of which one doubt speaks for all.
    """

    doubts: tuple[Problem, ...]
    gaps: tuple[Problem, ...]
    graph: Graph | None
    skipped: tuple[str, ...] = ()
    proposals: tuple[Proposal, ...] = ()

    @property
    def clean(self) -> bool:
        """Whether nothing was found."""
        return not self.doubts and not self.gaps

    def __repr__(self) -> str:
        """Count what was found, in one line."""
        doubts, gaps = len(self.doubts), len(self.gaps)
        return f"<Check: {doubts} {plural(doubts, 'doubt')}, {gaps} {plural(gaps, 'gap')}>"

    def _repr_html_(self) -> str:
        rows = tuple(
            (kind, problem.code, problem.message, str(problem.place.line) if problem.place else "")
            for kind, found in (("doubt", self.doubts), ("gap", self.gaps))
            for problem in found
        )
        return Grid(("kind", "code", "what", "line"), rows, plainly(self)).html()


def check(
    conflict: Conflict,
    *,
    limit: int = LIMIT,
    limit_moves: int = LIMIT_MOVES,
    sized: Callable[[int, int], None] | None = None,
) -> Check:
    """Look for what is doubtful or missing in a conflict that could be read.

    `limit`, `limit_moves` and `sized`: as for `unfold`.  Raises ConflictError where the model contradicts itself.

    >>> import detente as dt
    >>> dt.check(dt.load("northkorea-baseline"))
    <Check: 0 doubts, 0 gaps>
    """
    insist(conflict, Conflict, "check takes a conflict: check(load(path))")
    doubts = [*_unused(conflict), *_cannot_adopt(conflict), *_undone(conflict), *_uncited(conflict)]
    waiting = tuple(Proposal(part, by, conflict.places.get(path)) for path, part, by in proposals(conflict))
    doubts += _unreviewed(conflict, waiting)
    gaps = [*_gaps(conflict), *_questions(conflict)]
    graph = None
    skipped: list[str] = []
    try:
        graph = unfold(conflict, limit=limit, limit_moves=limit_moves, sized=sized)
        doubts += [*of_wants(conflict, graph), *of_rules(conflict, limit), *_indifferent(conflict, graph)]
    except TooLarge as error:
        skipped.append(str(error))
    else:
        for mover in graph.movers:
            try:
                doubts += _without_moves(conflict, graph, mover)
            except TooLarge as error:
                skipped.append(str(error))
    ordered = tuple(sorted(doubts, key=_in_file)), tuple(sorted(gaps, key=_in_file))
    return Check(*ordered, graph, tuple(skipped), waiting)


def _in_file(problem: Problem) -> tuple[int, int, str]:
    place = problem.place
    return (place.line, place.column, problem.code) if place else (0, 0, problem.code)


def _unused(conflict: Conflict) -> Iterator[Problem]:
    silent = {d.id for d in conflict.decision_makers} - set(conflict.preferences)
    if silent or any(isinstance(p, Ranking | Pairs) for p in conflict.preferences.values()):
        # Whoever ranks states takes every option into account; whoever has not been asked yet may.
        used = {o.key for o in conflict.options}
    else:
        used = {t.option for s in every_statement(conflict) for t in tests(s)}
        used |= {key for c in conflict.consequences for key, _ in c.set}
    for option in conflict.options:
        if option.key not in used:
            yield Problem(
                "DET901",
                f"the option {option.key} is used nowhere: no rule, preference or claim names it",
                conflict.places.get((option.key,)),
                "Leave it out (it doubles the states), or say who wants it.",
            )
    cited = {c.source for _, _, grounds in citable(conflict) for c in grounds.cites}
    for source in conflict.sources:
        if source.id not in cited:
            yield Problem(
                "DET902",
                f"the source {source.id} is cited by no part",
                conflict.places.get(("sources", source.id)),
                "Cite it where it belongs, or leave it out.",
            )


def _cannot_adopt(conflict: Conflict) -> Iterator[Problem]:
    for option in conflict.joint_options:
        if not any(set(option.owners) <= set(f.members) for f in conflict.forums):
            yield Problem(
                "DET903",
                f"nobody can adopt {option.key}: no forum has all its owners ({', '.join(option.owners)})",
                conflict.places.get((option.key,)),
                "Add a forum with these members, if there is a place where they meet.",
            )


def _undone(conflict: Conflict) -> Iterator[Problem]:
    by_key = {o.key: o for o in conflict.options}
    for consequence in conflict.consequences:
        for key, level in consequence.set:
            option = by_key[key]
            first, last = option.levels[0], option.levels[-1]
            if (option.irreversible == "adopted" and level != last) or (
                option.irreversible == "abandoned" and level != first
            ):
                yield Problem(
                    "DET904",
                    f"{consequence.id} may undo {key}, which is irreversible once {option.irreversible}",
                    conflict.places.get((consequence.id,)),
                    "That is allowed; make sure that it is meant.",
                )


def _uncited(conflict: Conflict) -> Iterator[Problem]:
    for path, what, grounds in citable(conflict):
        if grounds.uncited:
            yield Problem(
                "DET905",
                f"{what} is uncited: it names neither a passage nor an assumption",
                conflict.places.get(path),
                'Add cites: [source#sentence], or assumed: "why it is taken as given".',
            )


def _gaps(conflict: Conflict) -> Iterator[Problem]:
    for dm in conflict.decision_makers:
        if dm.id not in conflict.preferences:
            yield Problem(
                "DET911",
                f"what does {dm.name} want?  There are no preferences of {dm.id}",
                conflict.places.get(("decision_makers", dm.id)),
                f"Add them under 'preferences: {dm.id}:'; without them nothing can be solved.",
            )
    if conflict.status_quo is None:
        yield Problem(
            "DET912",
            "where does the dispute stand now?  There is no status quo",
            _top(conflict),
            "Add 'status_quo: [what holds]', or [] where nothing does; routes and claims need it.",
        )


def _questions(conflict: Conflict) -> Iterator[Problem]:
    for question in conflict.questions:
        said = f" ({', '.join(str(c) for c in question.cites)})" if question.cites else ""
        yield Problem(
            "DET926",
            f"{question.ask}{said}",
            conflict.places.get((question.id,)),
            "Answer it by what you add to the model, with a citation or an assumption; then take the question out.",
        )


def _unreviewed(conflict: Conflict, waiting: tuple[Proposal, ...]) -> Iterator[Problem]:
    if waiting:
        by = ", ".join(dict.fromkeys(each.producer for each in waiting))
        count = "one part is a proposal" if len(waiting) == 1 else f"{len(waiting)} parts are proposals"
        yield Problem(
            "DET927",
            f"{count} of {by} that nobody has reviewed; the first is {waiting[0].part}",
            waiting[0].place or _top(conflict),
            "Compare each with the passages that it cites, then take its 'proposed' out; --json lists them all.",
        )


def _top(conflict: Conflict) -> Place | None:
    """The file as a whole: no line of it is to be shown for what is missing from all."""
    place = conflict.places.get(())
    return place and replace(place, text="")


def _indifferent(conflict: Conflict, graph: Graph) -> Iterator[Problem]:
    for dm, order in zip(graph.decision_makers, graph.orders, strict=True):
        if order is not None and graph.size > 1 and not order.prefers_any():
            yield Problem(
                "DET907",
                f"{dm} wants nothing: every state is alike to it, so every state is stable for it",
                conflict.places.get(("preferences", dm)),
                "Say what it wants, or leave its preferences out until that is known.",
            )


def _without_moves(conflict: Conflict, graph: Graph, mover: Mover) -> Iterator[Problem]:
    if mover.moves.count:
        return
    in_forum = any(mover.members[0] in f.members for f in graph.forums)
    alone = " alone (it takes part in a forum)" if in_forum else ""
    yield Problem(
        "DET906",
        f"{mover.id} has no moves{alone}: every state is stable for it, whatever it wants",
        conflict.places.get(("decision_makers", mover.id)),
        "Give it an option, or read its column as saying nothing.",
    )
