"""Matching: the second conflict in the names of the first, so that equal names mean the same part."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from detente.cite import Grounds
from detente.errors import ConflictError, Place, Problem, nearest, quoted
from detente.insight.comparing import pairing
from detente.insight.comparing.needing import Names
from detente.insight.comparing.pairing import Entry, Known, paired
from detente.insight.comparing.rewriting import Names as NewNames
from detente.insight.comparing.rewriting import rewritten
from detente.insight.comparing.spelling import by_pattern
from detente.model.conflict import Conflict
from detente.model.mapping import Mapped, two_for_one

# Which kinds can be told apart only once which others are called alike, and what is asked for their names.
_STAGES: tuple[tuple[str, ...], ...] = (
    ("decision maker", "source"),
    ("option",),
    ("level",),
    ("state", "forum", "statement", "rule", "consequence", "reading"),
    ("belief",),
    ("variant",),
    ("claim", "question"),
)
# Kinds of names that may recur among other kinds without any harm.
_APART = frozenset({"option", "level", "state", "source"})


@dataclass(frozen=True, slots=True)
class Matched:
    """Two conflicts in the names of the first.

    `first`, `second`: the conflicts.  `own`: by kind, each name of a part of the second as it is used here, with the
    name that the part has in its own file.
    """

    first: Conflict
    second: Conflict
    own: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def owned(self, kind: str, name: str) -> str:
        """What a part of the second conflict is called in its own file."""
        return self.own.get(kind, {}).get(name, name)


def matched(a: Conflict, b: Conflict, mapping: Mapping[str, str]) -> Matched:
    """The two conflicts in the names of the first: parts belong together as mapped, by id, or by what they say.

    Statements, rules, consequences, readings, beliefs, claims and questions belong together where id and saying are the
    same, else where the saying is, claims also where the words are; else, of parts that speak of an option or rest on a
    passage in common, where the id is that somebody gave, else by their place in the list.  Other parts go by id first.
    What only the second has keeps its name, unless the first uses that for something else.  Where only one of the two
    names its states, preferences speak of states by their patterns in both, since that is what both have.
    Raises ConflictError where no decision maker is in both (DET531), where one conflict is given by options and the
    other by states (DET532), and for a mapping that does not fit (DET533 to DET536).
    """
    if a.graph_form != b.graph_form:
        raise ConflictError.of(
            "DET532",
            f"{_called(a)} is given by {_form(a)}, and {_called(b)} by {_form(b)}",
            _top(b),
            "write both by options, or both by states and moves",
        )
    forced = _forced(a, b, mapping)
    if (a.states is None) != (b.states is None):
        a, b = by_pattern(a), by_pattern(b)
    own: dict[str, Mapping[str, str]] = {}
    second = b
    taken = _all_names(a) | _all_names(b)
    for stage in _STAGES:
        told: dict[str, dict[str, str]] = {}
        makers = own.get("decision maker", {})
        known = _passages(a, second)
        mine, theirs = _entries(a, {}, known), _entries(second, makers, known)
        for kind in stage:
            pairs = paired(mine[kind](), theirs[kind](), _through(forced.get(kind, {}), kind, own))
            told[kind] = _new_names(pairs, second, a, kind, taken)
            own[kind] = {new: _own_name(old, kind, own) for old, new in told[kind].items()}
            if kind == "decision maker" and not pairs:
                raise _strangers(a, b)
        if "decision maker" in told:
            # Options go by their decision makers, so that they take the new names along.
            told["option"] = {o.key: _owned_by(o.key, told["decision maker"]) for o in second.options}
        second = rewritten(second, NewNames(told))
    return Matched(a, second, own)


def _passages(a: Conflict, b: Conflict) -> Known:
    """What tells the passages of a part, in texts that are not known to be others in the second conflict."""
    texts = {source.id: source.sha256 for source in a.sources}
    others = {s.id for s in b.sources if s.sha256 and texts.get(s.id) and s.sha256 != texts[s.id]}
    return lambda grounds: {cite for cite in grounds.cites if cite.source not in others}


def _nothing(_: Grounds) -> Names:
    return set()


def _entries(
    conflict: Conflict, own: Mapping[str, str], known: Known = _nothing
) -> dict[str, Callable[[], list[Entry]]]:
    return {
        "decision maker": lambda: pairing.makers(conflict),
        "source": lambda: pairing.sources(conflict),
        "option": lambda: pairing.options(conflict),
        "level": lambda: pairing.levels(conflict),
        "state": lambda: pairing.states(conflict),
        "forum": lambda: pairing.forums(conflict),
        "statement": lambda: pairing.statements(conflict, own, known),
        "rule": lambda: pairing.rules(conflict, known),
        "consequence": lambda: pairing.consequences(conflict, known),
        "reading": lambda: pairing.readings(conflict, known),
        "belief": lambda: pairing.beliefs(conflict, known),
        "variant": lambda: pairing.variants(conflict),
        "claim": lambda: pairing.claims(conflict, known),
        "question": lambda: pairing.questions(conflict, known),
    }


def _names(conflict: Conflict, kind: str) -> list[str]:
    return [entry.name for entry in _entries(conflict, {})[kind]()]


def _own_name(name: str, kind: str, own: Mapping[str, Mapping[str, str]]) -> str:
    """A name in its own file: options have taken the new name of their decision maker by then, levels that of both."""
    if kind == "level":
        option, _, level = name.partition("=")
        return f"{own['option'][option]}={level}"
    return _owned_by(name, own["decision maker"]) if kind == "option" else name


def _owned_by(key: str, makers: Mapping[str, str]) -> str:
    """The key of an option whose decision maker is called otherwise."""
    owner, dot, option = key.partition(".")
    return f"{makers.get(owner, owner)}{dot}{option}"


def _through(forced: Mapping[str, str], kind: str, own: Mapping[str, Mapping[str, str]]) -> Mapping[str, str]:
    """The pairs that are forced, with the names that the second conflict has by now."""
    if kind == "level":
        options = {old: new for new, old in own["option"].items()}
        pairs = ((mine, theirs.partition("=")) for mine, theirs in forced.items())
        return {mine: f"{options[option]}={level}" for mine, (option, _, level) in pairs}
    if kind != "option":
        return forced
    makers = {old: new for new, old in own["decision maker"].items()}
    return {mine: _owned_by(theirs, makers) for mine, theirs in forced.items()}


def _new_names(
    pairs: Mapping[str, str], second: Conflict, first: Conflict, kind: str, taken: set[str]
) -> dict[str, str]:
    """What each part of the second conflict is called from now on: as its partner, else as before, if that is free."""
    told = {theirs: mine for mine, theirs in pairs.items()}
    mine = set(_names(first, kind)) if kind in _APART else _all_names(first)
    for name in _names(second, kind):
        if name not in told:
            free, number = name, 2
            while free in mine or (free != name and free in taken):
                free, number = f"{name}_{number}", number + 1
            told[name] = free
            taken.add(free)
    return told


def _all_names(conflict: Conflict) -> set[str]:
    """The names of all parts that must not have the name of another."""
    return {name for kind in _entries(conflict, {}) if kind not in _APART for name in _names(conflict, kind)}


def _forced(a: Conflict, b: Conflict, mapping: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """What the mapping says, kind by kind; ConflictError with all that is wrong with it."""
    places = mapping if isinstance(mapping, Mapped) else Mapped(mapping)
    mine = {kind: _names(a, kind) for kind in _entries(a, {})}
    theirs = {kind: _names(b, kind) for kind in _entries(b, {})}
    forced: dict[str, dict[str, str]] = {kind: {} for kind in mine}
    problems: list[Problem] = []
    first: dict[str, str] = {}
    for written, meant in mapping.items():
        name, other = _tight(written), _tight(meant)
        at, other_at = places.keys_at.get(written), places.values_at.get(written)
        kinds = [kind for kind, names in mine.items() if name in names]
        others = [kind for kind, names in theirs.items() if other in names]
        if other in first:
            problems.append(two_for_one(first[other], name, other, other_at))
        first.setdefault(other, name)
        if not kinds:
            problems.append(_unknown("DET533", "first", name, mine, at))
        if not others:
            problems.append(_unknown("DET534", "second", other, theirs, other_at))
        if kinds and others and not set(kinds) & set(others):
            message = f"{quoted(name)} is a {kinds[0]}, and {quoted(other)} a {others[0]}"
            problems.append(Problem("DET536", message, other_at, "map parts of one kind to each other"))
        for kind in kinds:
            if kind in others:
                forced[kind][name] = other
    if not problems:
        problems = _owners(forced, places) or _ladders(forced, places)
    if problems:
        raise ConflictError(problems)
    return forced


def _owners(forced: dict[str, dict[str, str]], places: Mapped) -> list[Problem]:
    """What is wrong with options that are mapped; whose options belong together, belong together themselves."""
    problems = []
    makers = forced["decision maker"]
    for name, other in forced["option"].items():
        owner, others = name.partition(".")[0], other.partition(".")[0]
        if "joint" in (owner, others):
            fits = owner == others
        else:
            fits = makers.get(owner, others) == others and all(
                mine == owner for mine, theirs in makers.items() if theirs == others
            )
        if fits and owner != "joint":
            makers.setdefault(owner, others)
        elif not fits:
            message = f"{quoted(name)} is an option of {quoted(owner)}, and {quoted(other)} one of {quoted(others)}"
            hint = (
                "an option stays with its decision maker: map options of decision makers that are mapped to each other"
            )
            problems.append(Problem("DET536", message, places.values_at.get(name), hint))
    return problems


def _ladders(forced: Mapping[str, Mapping[str, str]], places: Mapped) -> list[Problem]:
    """What is wrong with levels that are mapped: the ladders belong together, or are called alike."""
    problems = []
    where = {_tight(written): place for written, place in places.values_at.items()}
    for name, other in forced["level"].items():
        option, ladder = name.partition("=")[0], other.partition("=")[0]
        same = forced["option"].get(option, _owned_by(option, forced["decision maker"]))
        if same != ladder:
            message = f"{quoted(name)} is a level of {quoted(option)}, and {quoted(other)} one of {quoted(ladder)}"
            hint = f"a level stays with its option; where the two belong together, say so as well: {option}: {ladder}"
            problems.append(Problem("DET536", message, where.get(name), hint))
    return problems


def _tight(name: str) -> str:
    """The name of a level without the blanks beside its sign; other names have none."""
    return "=".join(part.strip() for part in name.split("="))


def _unknown(code: str, which: str, name: str, known: Mapping[str, list[str]], place: Place | None) -> Problem:
    near = nearest(name, [each for names in known.values() for each in names])
    return Problem(code, f"the {which} conflict has nothing called {quoted(name)}{near}", place)


def _strangers(a: Conflict, b: Conflict) -> ConflictError:
    sides = " and ".join(f"{_called(each)} has {', '.join(dm.id for dm in each.decision_makers)}" for each in (a, b))
    example = f"{a.decision_makers[0].id}: {b.decision_makers[0].id}"
    return ConflictError.of(
        "DET531",
        f"the two conflicts have no decision maker in common: {sides}",
        _top(b),
        f"where they are the same under other names, say so in a file, '{example}', and give it with --map FILE",
    )


def _called(conflict: Conflict) -> str:
    return quoted(conflict.title) if conflict.title else "one without a title"


def _form(conflict: Conflict) -> str:
    return "states and moves" if conflict.graph_form else "options"


def _top(conflict: Conflict) -> Place | None:
    top = conflict.places.get(())
    return top and Place(top.file, 1, 1)
