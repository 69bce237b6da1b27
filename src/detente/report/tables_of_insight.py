"""Tables of answers: an audit, a comparison, a play and an exploration, a replay."""

from __future__ import annotations

from detente.grid import Grid, plainly, titled
from detente.insight.auditing.audited import Audit
from detente.insight.comparing.compared import Comparison, Difference
from detente.insight.comparing.ordering import OrderDiffers
from detente.insight.diffing.diffed import Diff
from detente.insight.playing.explored import Exploration
from detente.insight.playing.played import Play
from detente.insight.replaying.replayed import Replay
from detente.report.laying import joined, number, yes

_IN_ONE = {"a": "only in A", "b": "only in B", "both": "changed"}


def audited(audit: Audit) -> Grid:
    """The claims of an audit: their verdicts, what they stand on, and in how many orders they hold."""
    rows = tuple(
        (
            c.id, c.text, c.says, joined(c.cites), c.verdict, c.foresighted, c.standing, c.independent.verdict,
            joined(c.independent.dropped), number(c.share.share), number(c.share.low), number(c.share.high),
            number(c.share.defined), str(c.share.n), yes(c.share.exact),
            joined(c.flip.conditions) if c.flip else "", joined(c.behind),
        )
        for c in audit.claims
    )  # fmt: skip
    headings = (
        "id", "text", "says", "cites", "verdict", "foresighted", "standing", "verdict without own parts", "own parts",
        "share of orders", "low", "high", "defined in", "orders", "all orders", "would turn with", "decided by",
    )  # fmt: skip
    return Grid(headings, rows, titled(audit.title))


def differences(found: Comparison) -> Grid:
    """The parts in which two conflicts differ, and what each says; then the wants that they rank otherwise."""
    rows = tuple(
        (d.kind, d.id, d.of, _IN_ONE[d.where], joined(change.what for change in d.changes), *both_sides(d))
        for d in found.differences
    )
    ranked = tuple(
        ("comparison", f"{row.first}; {row.second}", each.dm, "changed", "order", *_ranked(row))
        for each in found.orders
        for row in each.rows
    )
    return Grid(("kind", "part", "of", "where", "what differs", "A", "B"), (*rows, *ranked), both_titles(found))


def _ranked(row: OrderDiffers) -> tuple[str, str]:
    """How two wants stand in each of two conflicts, and whether the tiers leave that open."""
    a, b = f"{row.first} > {row.second}", f"{row.second} > {row.first}"
    return f"{a}{' (open)' * row.open_a}", f"{b if row.turned else a}{' (open)' * row.open_b}"


def both_sides(each: Difference) -> tuple[str, str]:
    """What a part says in each of two conflicts: all of it where only one has it, else what differs."""
    match each.changes:
        case ():
            return each.a, each.b
        case (change,):
            return change.a, change.b
    a = joined(f"{change.what}: {change.a}" for change in each.changes if change.a)
    b = joined(f"{change.what}: {change.b}" for change in each.changes if change.b)
    return a, b


def compared(found: Comparison) -> Grid:
    """The claims that two conflicts share: the verdict and the standing of each, and the fewest edits between them."""
    rows = tuple(
        (
            c.id, c.text, c.says_a, c.says_b, c.verdict_a, c.verdict_b, c.standing_a, c.standing_b, yes(c.differs),
            joined(edit.id for edit in c.explained.sets[0]) if c.explained and c.explained.sets else "",
        )
        for c in found.claims
    )  # fmt: skip
    headings = (
        "id", "text", "says in A", "says in B", "verdict in A", "verdict in B", "standing in A", "standing in B",
        "verdicts differ", "explained by",
    )  # fmt: skip
    return Grid(headings, rows, both_titles(found))


def played(play: Play) -> Grid:
    """The moves of a play: who moves, from where to where, what is set, and how many rank steps everybody gains."""
    dms = tuple(play.by)
    rows = tuple(
        (
            str(at), step.mover, joined(step.members), step.at.name, step.to.name,
            joined(f"{key} = {level}" for key, level in step.sets), joined(step.cites),
            *(number(step.gains.get(dm)) for dm in dms),
        )
        for at, step in enumerate(play.steps, 1)
    )  # fmt: skip
    headings = ("move", "by", "members", "from", "to", "sets", "cites", *(f"rank steps for {dm}" for dm in dms))
    return Grid(headings, rows, plainly(play))


def ends(found: Exploration) -> Grid:
    """Where many plays ended, and how often; beside as many that ignore wants."""
    rows = tuple(
        (
            end.state.name, joined(end.state.on), end.kind, str(end.count.times), str(end.count.runs),
            number(end.count.share), number(end.count.low), number(end.count.high), number(end.baseline.share),
        )
        for end in found.ends
    )  # fmt: skip
    headings = ("end", "what holds", "how", "times", "runs", "share", "low", "high", "share ignoring wants")
    return Grid(headings, rows, f"{titled(found.title)} (an exploration, not a forecast)")


def routes(found: Exploration) -> Grid:
    """The commonest ways that many plays went; beside as many that ignore wants."""
    rows = tuple(
        (
            joined(route.states), joined(route.movers), route.kind, str(route.count.times), str(route.count.runs),
            number(route.count.share), number(route.count.low), number(route.count.high), number(route.baseline.share),
        )
        for route in found.routes
    )  # fmt: skip
    headings = ("states", "movers", "how", "times", "runs", "share", "low", "high", "share ignoring wants")
    return Grid(headings, rows, f"{titled(found.title)} (an exploration, not a forecast)")


def replayed(found: Replay) -> Grid:
    """The timeline of a replay: each dated move, what it was in the model, and what came of it."""
    rows = tuple(
        (
            each.move.date, each.move.by, each.move.id, each.move.text, joined(q.text for q in each.quotes), each.kind,
            each.before.name, each.after.name, joined(each.after.on),
            *each.verdicts.values(),
        )
        for each in found.moves
    )  # fmt: skip
    headings = (
        "date",
        "by",
        "id",
        "what",
        "quotes",
        "in the model",
        "from",
        "to",
        "what holds",
        *(f"claim {name}" for name in found.verdicts),
    )
    return Grid(headings, rows, titled(found.chronicle))


def both_titles(found: Comparison | Diff) -> str:
    """What two conflicts are called, as a caption."""
    return f"A: {titled(found.a.title)}; B: {titled(found.b.title)}"
