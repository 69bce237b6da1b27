"""The verb draw: what was found as a picture, in a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from detente.cli.guard import guarded
from detente.cli.intake import chronicle_of, load
from detente.cli.options import FILE, FORCE, LIMITS, concept, options
from detente.cli.waiting import estimate, tell_size
from detente.cli.writing import refuse_source, refuse_taken, say, tell, write

if TYPE_CHECKING:
    import detente

KINDS = ("moves", "options", "stability", "timeline", "shares", "hangs-on")
SUFFIXES = (".svg", ".png")


@click.command()
@options(FILE)
@click.option("--what", type=click.Choice(KINDS), default="moves", help="What to draw, the graph of moves by default.")
@click.option("-o", "--output", metavar="PICTURE", required=True, help="The file to write: .svg, or .png.")
@concept("The concept, SEQ by default; a table of stability shows all.")
@click.option("--orders", type=click.IntRange(1), default=200, help="For shares and hangs-on: how many orders to try.")
@click.option("--seed", type=int, default=0, help="For shares and hangs-on: which orders are drawn.")
@click.option("--events", metavar="EVENTS", help="For a timeline: a chronicle, by default that of the example.")
@options(FORCE, LIMITS)
@guarded
def draw(
    file: str,
    *,
    what: str,
    output: str,
    concept: str,
    orders: int,
    seed: int,
    events: str | None,
    force: bool,
    limits: dict[str, Any],
) -> None:
    """Draw what was found: moves, options, stability, dated moves, shares of claims, or what these hang on.

    FILE is a conflict file, an example by name, or - for standard input.
    """
    import detente

    path = Path(output)
    if path.suffix.lower() not in SUFFIXES:
        raise click.UsageError(f"-o names a picture by its suffix, {' or '.join(SUFFIXES)}")
    if path.suffix.lower() == ".png":
        _refuse_undrawable()
    refuse_taken(path, made_from=[each for each in (file, events) if each is not None], force=force)
    conflict = load(file)
    refuse_source(path, conflict)
    drawn: Any
    if what == "timeline":
        texts = detente.sources(conflict)
        chronicle = chronicle_of(file, events, conflict, texts)
        if chronicle is None:
            message = "name a chronicle, a file of dated moves, with --events; only some examples come with one"
            raise click.UsageError(message)
        drawn = detente.replay(conflict, chronicle, concept=concept, documents=texts, sized=tell_size, **limits)
    elif what in {"shares", "hangs-on"}:
        with estimate() as told:
            texts = detente.sources(conflict)
            drawn = detente.audit(
                conflict, orders=orders, seed=seed, concept=concept, documents=texts, progress=told, **limits
            )
    else:
        only = None if what == "stability" else [concept]
        drawn = detente.solve(detente.unfold(conflict, sized=tell_size, **limits), concepts=only)
    more = {} if what == "shares" else {"conflict": conflict}
    try:
        picture = detente.picture(drawn, what, **more)
        data = _png(picture) if path.suffix.lower() == ".png" else f"{picture.svg()}\n".encode()
    except detente.Missing as error:
        raise click.UsageError(str(error)) from None
    write(path, data, force=force)
    tell(f"Written: {path}")


def _refuse_undrawable() -> None:
    """Refuse a PNG where nothing draws one, before any work is done for it."""
    import detente
    from detente.report.pictures.picture import renderer

    try:
        renderer()
    except detente.Missing as error:
        raise click.UsageError(str(error)) from None


def _png(picture: detente.Picture) -> bytes:
    """The picture as PNG; says of which letters it depends on this machine how they look, and which it cannot show."""
    boxed = picture.boxed()
    others = "".join(letter for letter in picture.lacking if letter not in boxed)
    if others:
        say(f"Letters that the shipped font lacks, drawn in fonts of this machine: {' '.join(others)}")
    if boxed:
        say(f"No font has these letters, so they are boxes; an SVG shows them where there is one: {' '.join(boxed)}")
    return picture.png(boxes=True)
