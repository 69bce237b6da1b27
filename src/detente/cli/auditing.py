"""The verb audit: whether the claims of an account stand."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from detente.cli.guard import INTERRUPTED, guarded
from detente.cli.intake import load
from detente.cli.options import CSV, FILE, JSON, LIMITS, READING, WORKERS, concept, options
from detente.cli.waiting import estimate
from detente.cli.writing import dump, emit
from detente.errors import quoted

if TYPE_CHECKING:
    import detente

# A draft that nobody has reviewed is audited only as far as one would wait for it.
LARGEST_DRAFT = 2**16


@click.command()
@options(FILE)
@click.option("--orders", type=click.IntRange(1), default=200, help="How many orders of the statements to try.")
@click.option("--seed", type=int, default=0, help="Which orders are drawn; the same seed gives the same audit.")
@concept()
@click.option("--claim", multiple=True, metavar="ID", help="Only this claim, with its evidence; repeatable.")
@click.option("--strict", is_flag=True, help="Exit with 1 where a claim fails.")
@options(WORKERS, JSON, CSV, READING, LIMITS)
@guarded
def audit(
    file: str,
    *,
    orders: int,
    seed: int,
    concept: str,
    claim: tuple[str, ...],
    strict: bool,
    workers: int,
    as_json: bool,
    as_csv: bool,
    reading: detente.Reading,
    limits: dict[str, Any],
) -> None:
    """Check each claim of an account: does it stand, on what, and what would change it.

    FILE is a conflict file, an example by name, - for standard input, or a text (.txt), from which a draft is made.
    """
    import detente
    from detente.report import audit_page, audit_printed, terminal

    if as_csv and (as_json or claim):
        raise click.UsageError("--csv lists all claims: not with --json or --claim")
    draft = file.lower().endswith(".txt") and Path(file).is_file()
    conflict = _drafted(Path(file)) if draft else load(file)
    for name in claim:
        if name not in {made.id for made in conflict.claims}:
            raise detente.UnknownName.among("claim", name, (made.id for made in conflict.claims))
    try:
        with estimate() as told:
            found = detente.audit(
                conflict,
                orders=orders,
                seed=seed,
                concept=concept,
                reading=reading,
                documents=detente.sources(conflict, Path(file).parent if draft else None),
                workers=workers,
                progress=told,
                **({"limit": LARGEST_DRAFT} | limits if draft else limits),
            )
    except detente.TooLarge as error:
        if not draft:
            raise
        raise detente.TooLarge(f"{error}\n{_too_large_a_draft(file)}") from None
    except KeyboardInterrupt:
        print("interrupted before any order was tried, so there is nothing to show", file=sys.stderr)
        raise SystemExit(INTERRUPTED) from None
    if as_json:
        dump(audit_printed.of_audit(found, only=claim, draft=draft))
    elif as_csv:
        emit(detente.tabulate(found).to_csv())
    else:
        out = terminal.page()
        audit_page.show_audit(out, found, conflict, only=claim, draft=draft)
    if not found.complete:
        raise SystemExit(INTERRUPTED)
    if strict and any(each.verdict == "fails" for each in found.claims if not claim or each.id in claim):
        raise SystemExit(1)


def _drafted(text: Path) -> detente.Conflict:
    """The conflict that can be drafted from a text, all of it unreviewed proposals."""
    import detente

    dossier = detente.read([text])
    files = {each.id: text.name for each in dossier.texts}
    conflict: detente.Conflict = detente.draft(dossier, proposed=True, files=files).conflict
    if not conflict.claims:
        raise detente.ConflictError.of(
            "DET471",
            f"there is nothing to audit: no claim was found in {quoted(text.name)}",
            hint=f"'detente draft {shlex.quote(str(text))} -o FILE' writes the draft, to which claims can be added",
        )
    return conflict


def _too_large_a_draft(file: str) -> str:
    text = shlex.quote(file)
    return (
        f"This is the draft that was made of {text}, in which everything that somebody was said to do is an option.  "
        f"Leave out what does not matter: 'detente draft {text} -o FILE' writes it, and 'detente audit FILE' goes on."
    )
