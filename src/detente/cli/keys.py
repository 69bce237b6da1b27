"""Keys and lines that a person types: single keys at a terminal, and lines where the input comes from elsewhere."""

from __future__ import annotations

import io
import sys

from detente.errors import printable


class Keyboard:
    """Where keys and lines come from; the end of the input is None.

    What does not come from a terminal is read line by line and shown, so that what was printed can be followed.
    """

    def __init__(self) -> None:
        """Look at standard input; characters that it cannot hold are replaced, never an error."""
        self.live = sys.stdin.isatty() and sys.stdout.isatty()
        if isinstance(sys.stdin, io.TextIOWrapper):
            sys.stdin.reconfigure(errors="replace")

    def key(self, prompt: str) -> str | None:
        """The next key: at a terminal as it is pressed, else the next line that is not empty."""
        if not self.live:
            while (line := self.line(prompt)) == "":
                pass
            return line
        import click

        print(printable(prompt), end="", flush=True)
        try:
            pressed = click.getchar()
        except EOFError:
            print()
            return None
        print(printable(pressed.strip()))
        return pressed.strip()

    def line(self, prompt: str) -> str | None:
        """The next line, without the blanks around it."""
        print(printable(prompt), end="", flush=True)
        typed = sys.stdin.readline()
        if not typed:
            print()
            return None
        if not self.live:
            print(printable(typed.strip()))
        return typed.strip()
