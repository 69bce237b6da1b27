"""The verbs that look things up: examples, schema, explain, doctor."""

from __future__ import annotations

import shlex
import sys

import click

from detente.cli.guard import guarded
from detente.cli.options import JSON, options
from detente.cli.writing import dump
from detente.errors import printable

NEEDED = ("click", "jinja2", "numpy", "rich", "ruamel.yaml")


@click.command()
@click.argument("action", metavar="[list|show|get]", type=click.Choice(["list", "show", "get"]), default="list")
@click.argument("name", metavar="[NAME]", required=False)
@click.option("--to", metavar="FOLDER", help="With get: the folder to write into, by default one of that name.")
@options(JSON)
@guarded
def examples(action: str, name: str | None, *, to: str | None, as_json: bool) -> None:
    """List the conflicts that come along, show one, or get a copy to work on."""
    import detente

    if action == "list":
        titles = detente.examples()
        if as_json:
            dump({"detente": 1, "examples": titles})
            return
        width = max(len(n) for n in titles)
        for each, title in titles.items():
            print(f"{each:{width}}  {printable(title)}")
        print("\nNext: detente solve NAME, or detente examples get NAME")
        return
    if name is None:
        raise click.UsageError(f"which example?  detente examples {action} NAME")
    if action == "show":
        case = detente.example(name)
        if as_json:
            about = {"name": name, "title": case.title, "standing": case.standing, "source": case.source}
            dump({"detente": 1, **about, "text": case.text})
        else:
            print(case.text, end="")
        return
    written = [str(path) for path in detente.copy_example(name, to or name)]
    if as_json:
        dump({"detente": 1, "written": written})
        return
    print("\n".join(written))
    (file,) = (path for path in written if path.endswith(f"{name}.yaml"))
    print(f"\nNext: detente solve {shlex.quote(file)}")


@click.command()
@click.option("--dossier", is_flag=True, help="That of the dossier file, instead.")
@click.option("--answer", is_flag=True, help="That of a language model's answer, instead.")
@click.option("--printed", metavar="VERB", help="That of what a verb prints with --json, instead; audit, say.")
@guarded
def schema(*, dossier: bool, answer: bool, printed: str | None) -> None:
    """Print the JSON Schema of the conflict file, for editors, or of what else is read and printed."""
    import detente
    from detente.report.schemas import schema_of

    if dossier + answer + (printed is not None) > 1:
        raise click.UsageError("one schema at a time: --dossier, --answer or --printed")
    if printed is not None:
        dump(schema_of(printed))
        return
    dump(detente.dossier_schema() if dossier else detente.answer_schema() if answer else detente.schema())


@click.command()
@click.argument("name", metavar="NAME", nargs=-1, required=True)
@guarded
def explain(name: tuple[str, ...]) -> None:
    """Explain an error code, a concept or a word of the field: NAME is DET201, SEQ or status quo, say."""
    from detente.report.explained import explain as explained

    found = explained(" ".join(name))
    print(f"{found.name}: {found.title}\n\n{found.means}")
    if found.mend:
        print(f"\nTo mend it: {found.mend}")
    if found.example:
        print("\nFor example:\n")
        print("\n".join(f"    {line}".rstrip() for line in found.example.splitlines()))


@click.command()
@options(JSON)
@guarded
def doctor(*, as_json: bool) -> None:
    """Say what is installed, for a report of something that went wrong."""
    import platform

    import detente

    found = {
        "detente": detente.__version__,
        "python": platform.python_version(),
        "platform": platform.platform(),
        "encoding": sys.stdout.encoding or "unknown",
        **{package: _version(package) for package in NEEDED},
        "spacy": _version("spacy", "not installed"),
        "reader": _reader(),
        "examples": str(len(detente.examples())),
        "network": "never used",
    }
    if as_json:
        dump({"detente": 1, "doctor": found})
        return
    for key, value in found.items():
        print(f"{key:12} {value}")
    if missing := [p for p in NEEDED if found[p] == "missing"]:
        print(f"\nMissing: {', '.join(missing)}; install detente again with pip.")
        raise SystemExit(1)


def _version(package: str, otherwise: str = "missing") -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return otherwise


def _reader() -> str:
    """What reads texts here: the language model, if there is one that may be loaded, or rules, and then why."""
    import detente

    found = detente.language_model()
    if found.folder is not None:
        return f"language model {found.model.install} {found.model.version}, fit and unaltered"
    return f"rules alone, since {found.why} (pip install 'detente[text]')"
