"""The report: one page of HTML that opens from disk, prints, and asks nobody for anything."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

import detente.report.pictures.palette as pictures
from detente import __version__
from detente.errors import printable
from detente.graph.unfold import LIMIT, LIMIT_MOVES
from detente.model.conflict import Conflict
from detente.model.file_shape import VERSION
from detente.report import audit_page, audit_words, outcome_words, outlook_words, words
from detente.report.html import claims, dispute, resting
from detente.report.html.figures import figures
from detente.report.html.gathered import Asked, Gathered, Quotes, gather
from detente.report.html.links import Links
from detente.report.naming import Naming
from detente.stability.reading import DEFAULT, Reading
from detente.text.document import Document
from detente.text.split import SPLITTER

_ROOM: Final = "detente.report.html"


def report_html(
    conflict: Conflict,
    *,
    orders: int = 50,
    seed: int = 0,
    concept: str = "SEQ",
    reading: Reading = DEFAULT,
    audited: bool = True,
    quotes: Quotes = "full",
    redact: bool = False,
    marking: str = "",
    documents: Mapping[str, Document] | None = None,
    workers: int = 1,
    progress: Callable[[int, int], None] | None = None,
    limit: int = LIMIT,
    limit_moves: int = LIMIT_MOVES,
) -> str:
    """A conflict with all that was found about it, as one page of HTML; the same page for the same conflict.

    It fetches nothing, runs nothing, and shows every text of the sources and of the file as text.

    `orders`, `seed`, `concept`, `reading`, `workers`, `progress`, `limit`, `limit_moves`: as for `audit`, and `reading`
    for `solve` as well.  `audited`: whether the claims are audited, which takes most of the time; otherwise it is only
    told whether each stands.  `quotes`: `full` for the sentences that something cites, `short` for the beginning of
    each, `none` for their numbers alone.  `redact` leaves out names, quotes, paths and hashes.  `marking` stands on
    every page.  `documents`: the texts of the sources by id; without them they are looked for where the conflict lies.

    Raises what `sources`, `unfold` and `audit` do; KeyboardInterrupt where it is interrupted.

    >>> import detente as dt
    >>> page = report_html(dt.load("ferry"), orders=5)
    >>> page[:15], page.count("<h1"), "<script" in page
    ('<!DOCTYPE html>', 1, False)
    """
    asked = Asked(orders, seed, concept, reading, audited, quotes, redact, " ".join(marking.split()))
    gathered = gather(
        conflict,
        asked,
        documents=documents,
        workers=workers,
        progress=progress,
        limit=limit,
        limit_moves=limit_moves,
    )
    return page(gathered)


def page(of: Gathered) -> str:
    """The page of what was gathered."""
    links = Links(of.trace)
    style = files(_ROOM).joinpath("templates", "style.css").read_text("utf-8") + pictures.STYLE
    environment = Environment(
        loader=PackageLoader(_ROOM),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.filters["linked"] = links.text
    return environment.get_template("report.jinja").render(
        of=of,
        asked=of.asked,
        conflict=of.conflict,
        audit=of.audit,
        title=of.conflict.title or "A dispute",
        style=Markup(style),  # noqa: S704  our own file, and the style sheet of our pictures
        style_sha256=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        versions={"program": __version__, "file": VERSION, "sentences": SPLITTER},
        links=links,
        brief=claims.brief(of, links),
        details=list(claims.details(of, links)),
        asks=list(claims.asks(of)),
        questions=list(dispute.questions(of, links)),
        together=[] if of.audit is None else list(audit_words.together(of.audit, Naming(of.conflict))),
        outlook=[] if of.audit is None else list(outlook_words.outlook(of.audit, Naming(of.conflict))),
        tables=list(dispute.tables(of, links)),
        texts=list(dispute.texts(of, links)),
        states=list(resting.states(of)),
        reasons=list(resting.reasons(of)),
        plainly=list(resting.plainly(of)),
        listed=lambda parts: dispute.listed(parts, links),
        figures=lambda about: [Markup(each.svg(style=False)) for each in figures(of, about)],  # noqa: S704  escaped there
        said=_said(of),
        words=words,
        audit_words=audit_words,
        audit_page=audit_page,
        findings=[*of.check.doubts, *of.check.gaps],
    )


def _said(of: Gathered) -> Mapping[str, Any]:
    """Sentences about the conflict as a whole."""
    graph, found = of.graph, of.found
    return {
        "sizes": words.sizes(graph),
        "standing": list(outcome_words.standing(graph)),
        "attitudes": list(outcome_words.attitudes(graph)),
        "found": list(outcome_words.found_in_words(graph, found)) if found is not None and found.total else [],
        "moves": outcome_words.of_moves(graph),
        "counted": words.reading_in_words(of.asked.counted),
    }


def _shown(value: object) -> object:
    """What is put into the page, with characters that cannot be seen made visible."""
    return value if isinstance(value, Markup) else escape(printable(str(value)))
