"""The verb that puts proposals before a person: review."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from detente.cli.guard import INTERRUPTED, guarded
from detente.cli.intake import missing_is_usage
from detente.cli.keys import Keyboard
from detente.cli.options import JSON, options
from detente.cli.writing import dump
from detente.errors import BadInput, UnknownName, printable

if TYPE_CHECKING:
    import detente

Stop = tuple[str, str | None]  # a sentence, and the item of it that is asked for; None where there is none


@click.command()
@click.argument("dossier", metavar="DOSSIER")
@click.option("--by", default="", metavar="NAME", help="Who reviews, for the log.")
@click.option("--from", "first", metavar="SENTENCE", help="Begin with this sentence, such as news#4.")
@click.option("--all", "every", is_flag=True, help="Show what is reviewed as well.")
@options(JSON)
@guarded
def review(dossier: str, *, by: str, first: str | None, every: bool, as_json: bool) -> None:
    """Go through a dossier sentence by sentence: accept, edit or reject what is proposed.

    DOSSIER is the file; each act is saved at once.  Keys are read line by line where they do not come from a terminal.
    With --json, print how far the review has come, and change nothing.
    """
    import detente
    from detente.report import reviewing

    with missing_is_usage():
        file = detente.open_review(dossier)
    if as_json:
        dump(reviewing.coverage_data(detente.coverage(file.dossier)))
        return
    session = _Session(file, by, first, every=every)
    try:
        session.run()
    except KeyboardInterrupt:
        kept = len(detente.open_review(dossier).dossier.log) - session.acts_before
        print(printable(f"\ninterrupted; {_saved(kept, dossier)}"), file=sys.stderr)
        raise SystemExit(INTERRUPTED) from None
    except BadInput:
        kept = len(session.file.dossier.log) - session.acts_before
        print(printable(f"stopped; {_saved(kept, dossier)}"), file=sys.stderr)
        raise
    session.tell(_saved(len(session.file.dossier.log) - session.acts_before, dossier) + ".")
    found = detente.coverage(session.file.dossier)
    session.tell(f"{reviewing.coverage_in_words(found)}.")
    for line in reviewing.unsupported_in_words(found):
        session.tell(line, 2)


class _Session:
    """A review at the terminal: the file, at which stop one is, and whether reviewed stops are passed over."""

    def __init__(self, file: detente.ReviewFile, by: str, first: str | None, *, every: bool) -> None:
        from detente.report import reviewing, terminal

        self.by, self.every = by, every
        self.words, self.out, self.keyboard = reviewing, terminal.console(), Keyboard()
        self.acts_before = len(file.dossier.log)
        self.lines = {line.id: line for line in file.dossier.sentences}
        if first is not None and first not in self.lines:
            raise UnknownName.among("sentence", first, self.lines)
        self.take(file)
        names = list(self.lines)
        wanted = names[names.index(first) if first else 0 :]
        waiting = wanted if every else [name for name in wanted if name in self.waiting]
        of_sentence: dict[str, list[str | None]] = {}
        for item in reviewing.in_order(file.dossier.items):
            of_sentence.setdefault(item.sentence, []).append(item.id)
        self.stops: list[Stop] = [(name, item) for name in waiting for item in of_sentence.get(name, [None])]
        self.at = 0
        self.passing = not every
        self.on_screen = ""

    def take(self, file: detente.ReviewFile) -> None:
        """Go on with this state of the file."""
        import detente

        self.file = file
        self.items = {item.id: item for item in file.dossier.items}
        self.waiting = set(detente.coverage(file.dossier).waiting)

    def run(self) -> None:
        """Ask for one item after another, until there is none left or somebody quits."""
        self.tell("  ".join(f"{key} {what}" for key, what in self.words.KEYS), style="dim")
        while self.at < len(self.stops):
            sentence, name = self.stops[self.at]
            if self.passing and self.settled(sentence, name):
                self.at += 1
                continue
            if self.on_screen != sentence:
                self.show(sentence)
            here = [item for of, item in self.stops if of == sentence]
            item = None if name is None else self.items[name]
            key = self.keyboard.key(self.words.prompt(item, sentence, (here.index(name) + 1, len(here))))
            if key in (None, "q"):
                return
            self.press(key, sentence, name)

    def press(self, key: str, sentence: str, name: str | None) -> None:
        """Do what a key says."""
        import detente

        acts: dict[str, Callable[[], object]] = {}
        if name is not None:
            acts["a"] = lambda: self.act(lambda **said: detente.accept_item(self.file.dossier, name, **said))
            acts["e"] = lambda: self.edit(name)
            acts["r"] = lambda: self.reject(name)
            acts["A"] = lambda: self.accept_rest(sentence)
        acts |= {
            "n": lambda: self.act(lambda **said: detente.nothing_here(self.file.dossier, sentence, **said), self.past),
            "s": lambda: self.go(self.at + 1),
            "S": lambda: self.go(self.past()),
            "b": self.back,
            "u": self.undo,
            "?": self.help,
        }
        if key in acts:
            acts[key]()
        else:
            self.tell(f"there is no key '{key}' here: {' '.join(acts)} q", 2)

    def act(self, do: Callable[..., Any], then: Callable[[], int] | None = None, *, why: str = "") -> bool:
        """Do something to the dossier and save it, then go on; what is refused is said, and changes nothing."""
        at = datetime.now(UTC).isoformat(timespec="seconds")
        try:
            changed = do(at=at, by=self.by, why=why)
        except BadInput as refusal:
            self.tell_problems(refusal)
            return False
        self.take(self.file.saved(changed))
        self.go(then() if then else self.at + 1)
        return True

    def accept_rest(self, sentence: str) -> None:
        """Accept all that is still proposed of a sentence, and save once."""
        import detente

        def accepted(**said: str) -> detente.Dossier:
            dossier = self.file.dossier
            for item in self.items.values():
                if item.sentence == sentence and item.origin.status == "proposed":
                    dossier = detente.accept_item(dossier, item.id, **said)
            return dossier

        if sentence in self.waiting:
            self.act(accepted, self.past)
        else:
            self.go(self.past())

    def reject(self, name: str) -> None:
        """Ask why, and reject; at the end of the input nothing is done."""
        import detente

        why = self.keyboard.line("  why (may be empty): ")
        if why is None:
            self.go(len(self.stops))
        else:
            self.act(lambda **said: detente.reject_item(self.file.dossier, name, **said), why=why)

    def edit(self, name: str) -> None:
        """Ask for one field after another, each checked at once, then save; at the end of the input nothing is done."""
        import detente

        changes: dict[str, object] = {}
        trial, typed = self.file.dossier, ""
        for number in range(len(self.words.questions(trial, self.items[name]))):
            while typed != ".":
                item = next(item for item in trial.items if item.id == name)
                question = self.words.questions(trial, item)[number]
                answer = self.keyboard.line(f"  {question.prompt}")
                if answer is None:
                    self.go(len(self.stops))
                    return
                typed = answer
                if typed in ("", ".", question.present):
                    break
                wanted = {**changes, question.name: _value(question, typed)}
                try:
                    trial = detente.edit_item(self.file.dossier, name, wanted, at=_SOME_TIME)
                except BadInput as refusal:
                    self.tell_problems(refusal)
                else:
                    changes = wanted
                    break
        if not changes:
            self.tell("nothing is changed: a accepts it as it is", 2)
        elif self.act(lambda **said: detente.edit_item(self.file.dossier, name, changes, **said)):
            item = self.items[name]
            here = [each.id for each in self.words.in_order(self.items.values()) if each.sentence == item.sentence]
            for part in self.words.proposal(self.file.dossier, here.index(name) + 1, item):
                self.tell(part.text, part.indent, part.style)

    def undo(self) -> None:
        """Undo the last act, and go to where it was done, if that is among what is asked for."""
        import detente

        def there() -> int:
            names = set(self.file.dossier.log[-1].items)
            places = (n for n, (sentence, item) in enumerate(self.stops) if sentence in names or item in names)
            return next(places, self.at)

        if self.act(lambda **said: detente.undo_act(self.file.dossier, **said), there):
            self.tell(f"undone: {', '.join(self.file.dossier.log[-1].items)}", 2)
            self.on_screen = ""

    def back(self) -> None:
        """Go to the one before, reviewed or not."""
        if self.at == 0:
            self.tell("this is the first", 2)
            return
        self.at -= 1
        self.passing = False

    def help(self) -> None:
        """Say what the keys do."""
        for line in self.words.HELP:
            self.tell(line, 2)

    def show(self, sentence: str) -> None:
        """Show a sentence with what was drawn from it."""
        self.on_screen = sentence
        here = self.words.in_order(item for item in self.items.values() if item.sentence == sentence)
        for part in self.words.overview(self.file.dossier, self.lines[sentence], here):
            self.tell(part.text, part.indent, part.style)

    def tell(self, text: str, indent: int = 0, style: str = "") -> None:
        """Print a paragraph, safe for the terminal."""
        from detente.report import terminal

        terminal.show(self.out, text.replace("\n", " ").replace("\t", " "), indent=indent, style=style)

    def tell_problems(self, refusal: BadInput) -> None:
        """Say why something is refused."""
        for problem in refusal.problems:
            for line in str(problem).split("\n"):
                self.tell(line, 4)

    def go(self, to: int) -> None:
        """Go on to that stop, or to the next behind it that is open."""
        self.at, self.passing = to, not self.every

    def past(self) -> int:
        """The first stop behind those of this sentence."""
        sentence = self.stops[self.at][0]
        return next((n for n in range(self.at, len(self.stops)) if self.stops[n][0] != sentence), len(self.stops))

    def settled(self, sentence: str, name: str | None) -> bool:
        """Whether there is nothing left to ask at this stop."""
        return sentence not in self.waiting if name is None else self.items[name].origin.status != "proposed"


# A trial is never kept, so its time does not matter.
_SOME_TIME = "2000-01-01"


def _value(question: Any, typed: str) -> object:
    """What a typed answer means: `-` is nothing, commas divide a list, yes is true."""
    if question.truth:
        return {"yes": True, "no": False}.get(typed.casefold(), typed)
    if question.several:
        return [] if typed == "-" else [part.strip() for part in typed.split(",") if part.strip()]
    return None if typed == "-" and question.empty else typed


def _saved(number: int, file: str) -> str:
    what = "nothing was changed" if number == 0 else "1 act was saved" if number == 1 else f"{number} acts were saved"
    return f"{what} in {file}"
