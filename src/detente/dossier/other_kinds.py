"""Files of another kind, given where a dossier or a text to be read is expected: what they are, and what takes them."""

from __future__ import annotations

import re
import shlex

from detente.errors import Place, Problem

# What tells one kind from another stands near the beginning; a dossier may be a hundred times as long.
LOOKED_AT = 65_536
# A key of the outermost mapping, as far as that can be seen: at the start of a line, or behind a brace or a comma.
_VERSION, _OF_A_CONFLICT, _OF_A_DOSSIER = (
    re.compile(rf"(?:^|[{{,])[{{ \t]*+[\"']?{key}[\"']?[ \t]*+:", re.MULTILINE)
    for key in ("detente", "decision_makers", "sentences")
)
# A text has at least so many words.
LEAST_WORDS = 8


def other_than_dossier(text: str, name: str) -> Problem | None:
    r"""The problem that a file is a conflict file or a text to be read, where a dossier is expected; None if not.

    >>> print(other_than_dossier("detente: 1\ndecision_makers: {}", "quarrel.yaml"))
    quarrel.yaml:1:1: DET171 this is a conflict file, not a dossier
        a dossier is what 'detente read TEXT -o DOSSIER.json' writes; 'detente check quarrel.yaml' looks at a conflict
    """
    head, file = text[:LOOKED_AT].removeprefix("\ufeff"), as_typed(name)
    if _OF_A_CONFLICT.search(head) and not _OF_A_DOSSIER.search(head):
        hint = (
            f"a dossier is what 'detente read TEXT -o DOSSIER.json' writes; 'detente check {file}' looks at a conflict"
        )
        return of_another_kind("a conflict file", "a dossier", name, hint)
    if head.lstrip()[:1].isalpha() and len(head.split()) >= LEAST_WORDS:
        hint = f"'detente read {file} -o DOSSIER.json' makes a dossier of it"
        return of_another_kind("a text", "a dossier", name, hint)
    return None


def other_than_text(text: str, name: str) -> Problem | None:
    r"""The problem that a file is a conflict file or a dossier, where a text to be read is expected; None if it is not.

    >>> print(other_than_text("detente: 1\ndecision_makers: {}", "quarrel.yaml"))
    quarrel.yaml:1:1: DET171 this is a conflict file, not a text to be read
        'detente check quarrel.yaml' looks at it, and 'detente solve quarrel.yaml' goes on
    """
    head, file = text[:LOOKED_AT], as_typed(name)
    if not _VERSION.search(head):
        return None
    if head.lstrip().startswith("{") and _OF_A_DOSSIER.search(head):
        hint = (
            f"it has been read: 'detente review {file}' goes through it, and 'detente draft {file}' drafts a conflict"
        )
        return of_another_kind("a dossier", "a text to be read", name, hint)
    if _OF_A_CONFLICT.search(head):
        hint = f"'detente check {file}' looks at it, and 'detente solve {file}' goes on"
        return of_another_kind("a conflict file", "a text to be read", name, hint)
    return None


def of_another_kind(kind: str, expected: str, name: str, hint: str) -> Problem:
    """The problem that a file is of another kind than was expected; `hint` says what takes it."""
    return Problem("DET171", f"this is {kind}, not {expected}", Place(name, 1, 1), hint)


def as_typed(name: str) -> str:
    """The name of a file as it stands in a command; FILE for what came from none, which has one in angle brackets."""
    return "FILE" if name.startswith("<") else shlex.quote(name)
