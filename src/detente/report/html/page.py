"""The report: one page of HTML that opens from disk, prints, and asks nobody for anything."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import Final, get_args

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

import detente.report.pictures.palette as pictures
from detente import __version__
from detente.errors import UnknownName, insist, printable
from detente.graph.unfold import LIMIT, LIMIT_MOVES
from detente.grid import titled
from detente.model.chronicle.chronicle import Chronicle
from detente.model.conflict import Conflict
from detente.model.file_shape import VERSION
from detente.report import words
from detente.report.html import resting
from detente.report.html.gathered import Asked, Gathered, Quotes, gather
from detente.report.html.links import Links
from detente.report.html.sections import SECTIONS
from detente.stability.reading import DEFAULT, Reading
from detente.text.document import Document
from detente.text.split import SPLITTER

_ROOM: Final = "detente.report.html"
_BREAK: Final = re.compile(r"(?<=[._])(?=.)")


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
    chronicle: Chronicle | None = None,
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
    each, `none` for their numbers alone; the text that goes by a claim or a dated move counts as a quote.  `redact`
    leaves out names, quotes, paths, hashes and the chronicle.  `marking` stands on every page.  `chronicle`: what was
    done in the dispute, for a timeline.  `documents`: the texts of the sources by id; without them they are looked for
    where the conflict lies.

    Raises what `sources`, `unfold` and `audit` do; UnknownName for `quotes` that are none of these, TypeError for what
    is no conflict; KeyboardInterrupt where it is interrupted.

    >>> import detente as dt
    >>> page = report_html(dt.load("ferry"), orders=5)
    >>> page[:15], page.count("<h1"), "<script" in page
    ('<!DOCTYPE html>', 1, False)
    """
    insist(conflict, Conflict, "report_html takes a conflict: report_html(load(path))")
    if quotes not in get_args(Quotes):
        # Whoever means to quote little is not to quote all for a slip of the pen.
        raise UnknownName.among("way to quote", quotes, get_args(Quotes))
    asked = Asked(orders, seed, concept, reading, audited, quotes, redact, " ".join(marking.split()))
    gathered = gather(
        conflict,
        asked,
        chronicle=chronicle,
        documents=documents,
        workers=workers,
        progress=progress,
        limit=limit,
        limit_moves=limit_moves,
    )
    return page(gathered)


def page(of: Gathered) -> str:
    """The page of what was gathered."""
    links = Links(of.trace, of.graph.states, _rows(of))
    style = files(_ROOM).joinpath("templates", "style.css").read_text("utf-8") + pictures.STYLE
    environment = Environment(
        loader=PackageLoader(_ROOM),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.filters |= {"linked": links.text, "breaking": _breaking}
    environment.globals |= {
        "of": of,
        "asked": of.asked,
        "words": words,
        "versions": {"program": __version__, "file": VERSION, "sentences": SPLITTER},
    }
    filled = [(section, section.fill(of, links)) for section in SECTIONS]
    return environment.get_template("report.jinja").render(
        title=titled(of.conflict.title),
        style=Markup(style),  # noqa: S704  our own file, and the style sheet of our pictures
        style_sha256=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        sections=[
            (section, Markup(environment.get_template(f"{section.anchor}.jinja").render(told)))  # noqa: S704  escaped there
            for section, told in filled
            if told
        ],
    )


def _rows(of: Gathered) -> dict[str, str]:
    """The places of states that have one: among those with names, or better among the equilibria."""
    named = {each.part.id: f"p{number}" for number, each in enumerate(of.trace.parts, 1) if each.part.kind == "state"}
    return named | {state.name: state.anchor for state in resting.states(of)}


def _breaking(name: str) -> Markup:
    """A name that may go on in the next line behind a dot or a low line."""
    return Markup("<wbr>").join(escape(printable(each)) for each in _BREAK.split(name))


def _shown(value: object) -> object:
    """What is put into the page, with characters that cannot be seen made visible."""
    return value if isinstance(value, Markup) else escape(printable(str(value)))
