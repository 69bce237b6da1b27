"""Habits: what people type from other notations, one row each, with what they meant and what to write here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Habit:
    """A sign or a word of another notation: the kind of token it stands for, and what to write in its place.

    `kind` and `text` are the token as which reading goes on, so that later problems are found too.  `kind` is None
    where nothing of ours stands for it: reading stops there.
    """

    written: str
    kind: str | None
    text: str
    hint: str


_IF = "for 'p {0} q' write 'q if p'"

SIGNS = (
    Habit("<->", "iff", "iff", "write 'iff'"),
    Habit("<=>", "iff", "iff", "write 'iff'"),
    Habit("↔", "iff", "iff", "write 'iff'"),
    Habit("⇔", "iff", "iff", "write 'iff'"),
    Habit("->", None, "", _IF.format("->")),
    Habit("=>", None, "", _IF.format("=>") + "; for 'at least' write '>='"),
    Habit("→", None, "", _IF.format("→")),
    Habit("⇒", None, "", _IF.format("⇒")),
    Habit("&&", "and", "and", "write 'and', or a single '&'"),
    Habit("||", "or", "or", "write 'or', or a single '|'"),
    Habit("∧", "and", "and", "write 'and'"),
    Habit("∨", "or", "or", "write 'or'"),
    Habit("~", "not", "not", "write 'not', or '!'"),
    Habit("¬", "not", "not", "write 'not', or '!'"),
    Habit("=<", "relation", "<=", "write '<='"),
    Habit("<>", "relation", "!=", "write '!='"),
)
"""Signs that are no signs of ours, longer ones before those that they begin with."""

WORDS = {
    row.written: row
    for row in (
        Habit("implies", None, "", _IF.format("implies")),
        Habit("then", None, "", "for 'if p then q' write 'q if p'"),
        Habit("unless", None, "", "for 'p unless q' write 'p if not q'"),
        Habit("when", "if", "if", "write 'if'"),
        Habit("but", "and", "and", "write 'and'"),
        Habit("nor", None, "", "for 'neither p nor q' write 'not p and not q'"),
        Habit("xor", None, "", "for 'p xor q' write 'not (p iff q)'"),
        Habit("is", None, "", "for 'p is q' write 'p = q'"),
        Habit("equals", None, "", "for 'p equals q' write 'p = q'"),
    )
}
"""Words that people put between two statements, and that join nothing here."""

QUOTATION_MARKS = "\"'`“”‘’„‚«»‹›"
"""Marks that people put around a level or an option; none is needed."""
