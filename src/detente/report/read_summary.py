"""The summary of a dossier at the terminal: sentence by sentence what was proposed, or why nothing was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from detente.report.reading_words import (
    claim_in_words,
    event_in_words,
    link_in_words,
    nameless_in_words,
    names,
    passage,
    reader_in_words,
    shortened,
    text_in_words,
    totals,
)
from detente.report.terminal import show
from detente.report.words import counted

if TYPE_CHECKING:
    from rich.console import Console

    from detente.dossier.items import Dossier

MOST_SENTENCES: Final = 20
MOST_OPEN: Final = 10


def show_head(out: Console, dossier: Dossier) -> None:
    """Print which texts were read and how."""
    lengths = Counter(line.quote.source for line in dossier.sentences)
    for text in dossier.texts:
        show(out, text_in_words(text, lengths[text.id]))
    show(out, reader_in_words(dossier))


def show_sentences(out: Console, dossier: Dossier, most: int | None = MOST_SENTENCES) -> None:
    """Print the sentences with what is proposed of each, or why nothing is; the first `most`, None for all."""
    known = names(dossier)
    drawn: dict[str, list[str]] = {}
    for event in dossier.events:
        drawn.setdefault(event.sentence, []).append(event_in_words(event, known))
    for claim in dossier.claims:
        drawn.setdefault(claim.sentence, []).append(claim_in_words(claim, known))
    for link in dossier.links:
        drawn.setdefault(link.sentence, []).append(link_in_words(link, known))
    unread = {each.sentence: each.why for each in dossier.unread}
    for line in dossier.sentences[:most]:
        out.print()
        show(out, f"{line.id}  {shortened(line.quote.text, 300)}", style="bold")
        for words in drawn.get(line.id, ()):
            show(out, words, indent=2)
        if line.id in unread:
            show(out, f"Left unread: {unread[line.id]}.", indent=2)
    _more(out, len(dossier.sentences), most, "sentence")


def show_open(out: Console, dossier: Dossier, most: int | None = MOST_OPEN, *, seen: int | None = 0) -> None:
    """Print what was left unread, what does not go together and what the texts leave open; None is for all.

    The first `most` of each; of the first `seen` sentences it has been shown already that they were left unread.
    """
    late = {line.id for line in dossier.sentences[len(dossier.sentences) if seen is None else seen :]}
    unread = [f"{u.sentence}: {u.why} — {passage(u.quote.text, 60)}" for u in dossier.unread if u.sentence in late]
    _listed(out, "Left unread", unread, most, "sentence")
    tensions = [f"{t.kind}: {' and '.join(t.items)} — {t.why}." for t in dossier.tensions]
    _listed(out, "What does not go together", tensions, most, "tension")
    asked = [f"{gap.sentence}: {_asked(gap.ask)}" if gap.sentence else _asked(gap.ask) for gap in dossier.gaps]
    _listed(out, "What the texts leave open", asked, most, "question")


def show_totals(out: Console, dossier: Dossier) -> None:
    """Print how much was drawn, and what that is worth."""
    out.print()
    show(out, totals(dossier))
    nameless = nameless_in_words(dossier)
    if nameless:
        show(out, nameless)
    waiting = sum(item.origin.status == "proposed" for item in dossier.items)
    if waiting == len(dossier.items) > 0:
        show(out, "These are proposals: somebody has to review them before they count.")
    elif waiting:
        show(out, f"Of {counted(len(dossier.items), 'item')} {waiting:,} have yet to be reviewed.")


def _listed(out: Console, title: str, lines: Sequence[str], most: int | None, noun: str) -> None:
    if not lines:
        return
    out.print()
    show(out, f"{title}:", style="bold")
    for line in lines[:most]:
        show(out, line, indent=2)
    _more(out, len(lines), most, noun)


def _more(out: Console, number: int, most: int | None, noun: str) -> None:
    if most is not None and number > most:
        out.print()
        left = number - most
        show(out, f"… and {left:,} more {noun}{'' if left == 1 else 's'} (--all).")


def _asked(ask: str) -> str:
    return ask if ask.endswith(("?", ".")) else f"{ask}."
