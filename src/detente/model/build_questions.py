"""Building questions: what the sources leave open, and the parts that it concerns."""

from __future__ import annotations

from detente.errors import nearest, quoted
from detente.model.build_grounds import citations
from detente.model.conflict import Question
from detente.model.gathered import Gathered, Part


def questions(root: Part, gathered: Gathered) -> tuple[Question, ...]:
    """The questions of a file; they are built last, since they may be about any other part by its name."""
    listed = [(part, gathered.identified(part, "questions")) for part in root.items("questions")]
    names = {name for name, _ in gathered.ids} | set(gathered.vocabulary.options)
    return tuple(
        Question(name, part.says("ask"), _about(part, names, gathered), citations(part, gathered))
        for part, name in listed
    )


def _about(part: Part, names: set[str], gathered: Gathered) -> tuple[str, ...]:
    known = []
    for item in part.items("about"):
        if item.text in names:
            known.append(item.text)
        elif not gathered.full:
            message = f"there is no part {quoted(item.text)}{nearest(item.text, sorted(names))}"
            gathered.note("DET263", message, item.place, "name a decision maker, an option as dm.option, or an id")
    return tuple(known)
