"""Grid: a small table of text, the shape in which results are shown and handed to other programs."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Final

from detente.errors import Missing, printable

FORMULA: Final = frozenset("=+-@＝＋－＠﹢﹣﹦﹫−\t\r\n")
"""What a spreadsheet takes for the beginning of a formula, in narrow and wide letters, or for another cell."""

# The brackets and stars are for what stands at the beginning of a row, where LaTeX takes them for a distance.
_LATEX: Final = {
    "\\": r"\textbackslash{}",
    **{char: f"\\{char}" for char in "&%$#_{}"},
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    "`": r"\textasciigrave{}",
    "[": "{[}",
    "*": "{*}",
}
# Two of these in a row would be set as one other sign.
_LIGATURE: Final = re.compile(r"([-',])(?=\1)")
_MARKDOWN: Final = re.compile(r"[\\`*_\[\]<>&~|$^!]")
_NUMBER: Final = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Grid:
    r"""Rows of text under headings, with a caption.

    What is handed out is escaped for where it goes.  Control, bidirectional and other unseen characters are made
    visible first, `\x1b` for one, but in CSV and JSON, where every character of a text is data.

    >>> Grid(("state",), (("<s1>",),)).html()
    '<table><thead><tr><th scope="col">state</th></tr></thead><tbody><tr><td>&lt;s1&gt;</td></tr></tbody></table>'
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""

    def html(self) -> str:
        """The grid as an HTML table; every text is escaped."""
        head = "".join(f'<th scope="col">{_escaped(h)}</th>' for h in self.headings)
        body = "".join("<tr>" + "".join(f"<td>{_escaped(c)}</td>" for c in row) + "</tr>" for row in self.rows)
        caption = f"<caption>{_escaped(self.caption)}</caption>" if self.caption else ""
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def _repr_html_(self) -> str:
        return self.html()

    def to_csv(self) -> str:
        r"""The grid as comma-separated values under a row of the headings, without the caption; RFC 4180.

        What a spreadsheet might take for a formula, and is no number, has an apostrophe before it: `unformulated`.

        >>> Grid(("a", "b"), (("x,y", "=1+1"), ("", "-1"))).to_csv()
        'a,b\r\n"x,y",\'=1+1\r\n,-1\r\n'
        """
        rows = (self.headings, *self.rows)
        return csv_text([[cell if _NUMBER.fullmatch(cell) else unformulated(cell) for cell in row] for row in rows])

    def to_json(self) -> str:
        r"""The grid as JSON, an object of `caption`, `headings` and `rows`, in ASCII alone.

        >>> Grid(("a",), (("é",),)).to_json()
        '{"caption": "", "headings": ["a"], "rows": [["\\u00e9"]]}'
        """
        return json.dumps({"caption": self.caption, "headings": self.headings, "rows": self.rows})

    def to_latex(self) -> str:
        r"""The grid as a LaTeX table with the rules of the package booktabs; a caption makes it float.

        >>> print(Grid(("a_b", "c"), (("[1]", "50 %"),)).to_latex())
        \begin{tabular}{ll}
        \toprule
        a\_b & c \\
        \midrule
        {[}1] & 50 \% \\
        \bottomrule
        \end{tabular}
        """
        lines = [
            f"\\begin{{tabular}}{{{'l' * len(self.headings)}}}",
            "\\toprule",
            _latex_row(self.headings),
            "\\midrule",
            *map(_latex_row, self.rows),
            "\\bottomrule",
            "\\end{tabular}",
        ]
        if self.caption:
            lines = ["\\begin{table}", "\\centering", f"\\caption{{{_latex(self.caption)}}}", *lines, "\\end{table}"]
        return "\n".join(lines)

    def to_markdown(self) -> str:
        r"""The grid as a Markdown table with pipes, under its caption as a paragraph.

        >>> print(Grid(("a_b", "c"), (("x|y", ""),)).to_markdown())
        | a\_b | c |
        | --- | --- |
        | x\|y |  |
        """
        lines = [_markdown_row(self.headings), _row("---" for _ in self.headings), *map(_markdown_row, self.rows)]
        return "\n".join([_markdown(self.caption), "", *lines] if self.caption else lines)

    def to_pandas(self) -> Any:
        """The grid as a DataFrame of pandas, every cell a text; Missing where pandas is not installed."""
        return _installed("pandas").DataFrame(list(self.rows), columns=list(self.headings))

    def to_polars(self) -> Any:
        """The grid as a DataFrame of polars, every cell a text; Missing where polars is not installed."""
        polars = _installed("polars")
        schema = [(heading, polars.String) for heading in self.headings]
        return polars.DataFrame(list(self.rows), schema=schema, orient="row")


def titled(title: str) -> str:
    """What something is called by its title, where it may have none.

    >>> titled("Chicken"), titled("")
    ('Chicken', 'Untitled')
    """
    return title or "Untitled"


def plainly(thing: object) -> str:
    """What a thing of ours says of itself in one line, as a caption: its representation without the angle brackets."""
    return repr(thing).removeprefix("<").removesuffix(">")


def plural(number: int, noun: str, nouns: str = "") -> str:
    """A noun by the number of what it names; its plural ends in s, if it is not given.

    >>> plural(1, "state"), plural(0, "state"), plural(2, "equilibrium", "equilibria")
    ('state', 'states', 'equilibria')
    """
    return noun if number == 1 else nouns or f"{noun}s"


def csv_text(rows: Iterable[Iterable[str]], separator: str = ",") -> str:
    """Rows as separated values, by commas as in RFC 4180 if not said otherwise, every cell as it is."""
    table = io.StringIO(newline="")
    csv.writer(table, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return table.getvalue()


def unformulated(text: str) -> str:
    """The text, with an apostrophe before it, which is not data, where a spreadsheet might take it for a formula.

    That is where it begins with a character of `FORMULA`, behind blanks and unseen characters or not.

    >>> unformulated("=1+1"), unformulated(" -1"), unformulated("1-1")
    ("'=1+1", "' -1", '1-1')
    """
    seen = next((c for c in text if c in FORMULA or not (c.isspace() or unicodedata.category(c) in {"Cc", "Cf"})), "")
    return f"'{text}" if seen in FORMULA else text


def _installed(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise Missing(f"{name} is not installed, and a table of {name} needs it: pip install {name}") from error


def _escaped(text: str) -> str:
    from html import escape  # noqa: PLC0415  only notebooks need it

    return escape(printable(text))


def on_a_line(text: str) -> str:
    """The text on one line, with what cannot be seen made visible."""
    return printable(" ".join(text.split()))


def _latex(text: str) -> str:
    # Ligatures are parted last, since what parts them is made of braces.
    return _LIGATURE.sub(r"\1{}", "".join(_LATEX.get(char, char) for char in on_a_line(text)))


def _latex_row(cells: Iterable[str]) -> str:
    return f"{' & '.join(map(_latex, cells))} \\\\"


def _markdown(text: str) -> str:
    return _MARKDOWN.sub(r"\\\g<0>", on_a_line(text))


def _markdown_row(cells: Iterable[str]) -> str:
    return _row(map(_markdown, cells))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
