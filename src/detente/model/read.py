"""Reading the conflict file: from YAML to a conflict, every part checked, all that is wrong told at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from detente.errors import ConflictError, Place, Problem, quoted
from detente.model.build_changes import attitudes, beliefs, check_changes, variants
from detente.model.build_grounds import grounds, sources
from detente.model.build_options import decision_makers, declared, forums, joint_options
from detente.model.build_preferences import preferences
from detente.model.build_questions import questions
from detente.model.build_rules import consequences, infeasible
from detente.model.build_states import moves, states
from detente.model.build_status_quo import check_readings, status_quo
from detente.model.circles import circle
from detente.model.compose import compose, decoded
from detente.model.conflict import ClaimMade, Conflict
from detente.model.file_shape import DATE, FILE, GRAPH_FILE, VERSION
from detente.model.fit import fitted
from detente.model.gathered import Gathered, Part, part_of
from detente.model.nodes import Leaf, Node, Table
from detente.model.other_kinds import other_object, other_text
from detente.model.vocabulary import Vocabulary

CONCEPTS = ("Nash", "GMR", "SMR", "SEQ", "SSEQ")
"""The stability concepts that a claim may name."""

_OPTION_FORM = ("joint_options", "infeasible", "consequences")


def read_conflict(
    path: str | Path,
    *,
    name: str | None = None,
    limit: int = 1_000_000,
    source_limit: int = 5_000_000,
    most: int = 100,
    check_sources: bool = True,
) -> Conflict:
    """The conflict in a file, its citations checked against the sources, which lie in the folder of the file or below.

    Messages call the file by its `name`, the path by default.  It has at most `limit` bytes, each source at most
    `source_limit`; without `check_sources` the sources are not looked at, as they may have changed or be gone, and
    citations are only read.  Raises ConflictError with the problems found, the first `most` of them in the order of the
    file (a YAML syntax error alone, and so a file of another kind), and OSError where the file cannot be opened.
    """
    path = Path(path)
    with path.open("rb") as file:
        data = file.read(limit + 1)
    folder = path.parent if check_sources else None
    called = str(path) if name is None else name
    conflict = parse_conflict(data, name=called, folder=folder, limit=limit, source_limit=source_limit, most=most)
    return replace(conflict, path=path)


def parse_conflict(
    data: bytes | str,
    *,
    name: str = "<text>",
    folder: Path | None = None,
    limit: int = 1_000_000,
    source_limit: int = 5_000_000,
    pieces: int = 100_000,
    most: int = 100,
) -> Conflict:
    """The conflict in the bytes or the text of a file, which `name` stands for in messages.

    Without a `folder` the sources are not looked at: citations are read, and their sources must be declared.  At most
    `pieces` keys and values are read, those of anchors counted at each use.  Raises ConflictError as `read_conflict`.

    >>> conflict = parse_conflict("{detente: 1, decision_makers: {company: {options: {delay: appeals}}}}")
    >>> [option.key for option in conflict.options]
    ['company.delay']
    """
    node, problems = _composed(data, name, limit, pieces)
    _refuse_version(node)
    graph_form = isinstance(node, Table) and node.get("moves") is not None
    top = Place(name, 1, 1, node.place.text if node.place.line == 1 else "", 1)
    root = part_of(fitted(node, GRAPH_FILE if graph_form else FILE, problems, top))
    gathered = Gathered(graph_form, most, problems=problems)
    conflict = _built(root, gathered, folder, source_limit) if root else None
    if conflict is None or gathered.problems:
        raise ConflictError(_told(gathered.problems, most))
    return conflict


def _composed(data: bytes | str, name: str, limit: int, pieces: int) -> tuple[Node, list[Problem]]:
    """The pieces of the file; ConflictError with one problem where it is a file of another kind."""
    if (other := other_object(data, name)) is not None:
        raise ConflictError([other])
    try:
        node, problems = compose(decoded(data, name, limit), name, pieces=pieces)
    except ConflictError as error:
        # What is not even text, or empty, has been told.
        other = None if error.problems[0].code in {"DET121", "DET129"} else other_text(data, name, None)
        raise (ConflictError([other]) if other is not None else error) from None
    if (other := other_text(data, name, node)) is not None:
        raise ConflictError([other])
    return node, problems


def _told(problems: list[Problem], most: int) -> list[Problem]:
    """The first problems in the order of the file, with a word on the rest."""
    ordered = sorted(problems, key=_position)
    if len(ordered) < most:
        return ordered
    message = f"{most} or more problems were found; these are the first, and not everything was looked at"
    return [*ordered[:most], Problem("DET130", message, ordered[most - 1].place, "mend these, and read the file again")]


def _position(problem: Problem) -> tuple[int, int]:
    return (problem.place.line, problem.place.column) if problem.place else (0, 0)


def _refuse_version(node: Node) -> None:
    version = node.get("detente") if isinstance(node, Table) else None
    if isinstance(version, Leaf) and re.fullmatch(r"[1-9][0-9]{0,8}", version.text) and int(version.text) > VERSION:
        message = f"the file is of version {version.text}, and this program reads version {VERSION}"
        raise ConflictError.of("DET141", message, version.place, "install a newer release of detente")


def _built(root: Part, gathered: Gathered, folder: Path | None, source_limit: int) -> Conflict | None:
    """The conflict, as far as it can be built; None where too much is missing to go on."""
    cited = sources(root, gathered, folder, source_limit)
    levels = declared(root, gathered)
    _check_forms(root, gathered, levels)
    if root.get("decision_makers") is None or not (gathered.graph_form or levels):
        return None
    gathered.vocabulary = Vocabulary(
        {} if gathered.graph_form else levels,
        _names(root, "decision_makers"),
        _names(root, "forums"),
        _names(root, "variants"),
        CONCEPTS,
    )
    makers, joint = decision_makers(root, gathered), joint_options(root, gathered)
    gathered.options = {option.key: option for option in (*(o for dm in makers for o in dm.options), *joint)}
    conflict = Conflict(
        decision_makers=makers,
        title=root.says("title"),
        date=_day(root.get("date"), gathered),
        sources=cited,
        joint_options=joint,
        infeasible=infeasible(root, gathered),
        consequences=consequences(root, gathered),
        forums=forums(root, gathered),
        states=states(root, gathered),
        moves=moves(root, gathered) if gathered.graph_form else None,
        status_quo=status_quo(root, gathered),
        preferences=preferences(root, gathered),
        beliefs=beliefs(root, gathered),
        attitudes=attitudes(root.get("attitudes"), gathered),
        variants=variants(root, gathered),
        claims=_claims(root, gathered),
        questions=questions(root, gathered),
        places=_places(root, gathered),
    )
    _check_ids(gathered)
    if not gathered.problems:
        # These look at the meaning of parts, which have to be whole.
        _check_circle(root, gathered, conflict)
        if conflict.status_quo and not gathered.graph_form:
            check_readings(root, gathered, conflict.status_quo, conflict.infeasible, conflict.consequences)
        check_changes(root, gathered, conflict)
    return conflict


def _names(root: Part, section: str) -> tuple[str, ...]:
    part = root.get(section)
    return tuple(name for name, _ in part.entries()) if part else ()


def _check_forms(root: Part, gathered: Gathered, levels: Mapping[str, tuple[str, ...]]) -> None:
    """Note what belongs to the other of the two forms of a conflict."""
    makers = root.get("decision_makers")
    if not gathered.graph_form:
        if makers and not levels and not any(maker.has("options") for _, maker in makers.entries()):
            message = "nobody has an option, and no moves are given"
            gathered.note("DET145", message, makers.head, "give options, or, in graph form, 'states' and 'moves'")
        return
    hint = "leave it out, or leave 'moves' out"
    if not root.has("states"):
        message = "a conflict in graph form, with 'moves', needs 'states'"
        gathered.note("DET145", message, part.head if (part := root.get("moves")) else root.place, "list its states")
    for section in _OPTION_FORM:
        listed = root.get(section)
        if listed:
            message = f"a conflict in graph form, with 'moves', has no {quoted(section)}"
            gathered.note("DET144", message, listed.head, hint)
    for _, maker in makers.entries() if makers else ():
        if options := maker.get("options"):
            gathered.note("DET144", "a conflict in graph form, with 'moves', has no options", options.head, hint)
    named = root.get("states")
    for _, state in named.entries() if named else ():
        if pattern := state.get("pattern"):
            gathered.note("DET144", "a conflict in graph form has no options, and so no patterns", pattern.head, hint)


def _day(part: Part | None, gathered: Gathered) -> str | None:
    if part is None:
        return None
    try:
        if re.fullmatch(DATE, part.text):
            return date.fromisoformat(part.text).isoformat()
    except ValueError:
        pass
    gathered.note("DET142", f"{quoted(part.text)} is no day", part.place, "write year, month and day: 1991-03-01")
    return None


def _claims(root: Part, gathered: Gathered) -> tuple[ClaimMade, ...]:
    built = []
    for part in root.items("claims"):
        name, says = gathered.identified(part, "claims"), part.get("says")
        claim, rests = gathered.claim(says) if says else None, grounds(part, gathered)
        if claim is not None:
            built.append(ClaimMade(name, claim, part.says("text"), rests))
    return tuple(built)


def _check_ids(gathered: Gathered) -> None:
    """Note every id that stands for two parts."""
    first: dict[str, Place] = {}
    for name, place in sorted(gathered.ids, key=lambda known: (known[1].line, known[1].column)):
        if name in first:
            message = f"the id {quoted(name)} names two parts; the first is in line {first[name].line}"
            gathered.note("DET143", message, place, "ids are unique in the whole file; choose another")
        first.setdefault(name, place)


def _check_circle(root: Part, gathered: Gathered, conflict: Conflict) -> None:
    found = circle(conflict.consequences, gathered.options)
    if found:
        consequence, levels = found
        shown = ", ".join(f"{key} = {level}" for key, level in list(levels.items())[:8])
        position = conflict.consequences.index(consequence)
        spot = next(part.place for part in root.items("consequences") if part.path[-1] == position)
        message = f"the consequences go round in a circle through {quoted(consequence.id)}, from {shown}"
        gathered.note("DET156", message, spot, "make their conditions exclude each other")


def _places(root: Part, gathered: Gathered) -> dict[tuple[str | int, ...], Place]:
    """Where every part stands: by its path, and by its id, which comes first where both say the same.

    A statement alone is found like one in a mapping too: at `preferences, company, 0` and at `…, 0, want`.
    """
    places: dict[tuple[str | int, ...], Place] = {}
    for part in root.below():
        places.setdefault(part.path, part.place)
        if part.key is not None and not part.key.raw:
            places.setdefault((*part.path, part.key.text), part.place)
    for key, option in _options(root):
        places[key,] = option.head
    for name, place in gathered.ids:
        places[name,] = place
    return places


def _options(root: Part) -> list[tuple[str, Part]]:
    makers, joint = root.get("decision_makers"), root.get("joint_options")
    owned = [(dm, maker.get("options")) for dm, maker in (makers.entries() if makers else ())]
    return [
        (f"{owner}.{name}", option)
        for owner, options in (*owned, ("joint", joint))
        for name, option in (options.entries() if options else ())
    ]
