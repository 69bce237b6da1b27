"""From errors to exit codes: what a person did wrong is said in words, never by a traceback.

0 done · 1 under --strict, the answer is no · 2 usage · 3 bad input · 4 a limit was met · 130 interrupted
"""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from detente.errors import BadInput, Missing, TooLarge, UnknownName, printable

P = ParamSpec("P")
R = TypeVar("R")

USAGE, BAD_INPUT, LIMIT, INTERRUPTED = 2, 3, 4, 130


def guarded(command: Callable[P, R]) -> Callable[P, R]:
    """The command with its errors as messages on stderr and as exit codes."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except BadInput as error:
            code, text = BAD_INPUT, _bad_input(error)
        except UnknownName as error:
            code, text = USAGE, str(error.args[0])
        except Missing as error:
            code, text = BAD_INPUT, f"{error}; 'detente check' lists all that is missing"
        except TooLarge as error:
            code, text = LIMIT, str(error)
        except BrokenPipeError:
            # Whoever read our output has had enough; let nothing be written at the end either.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise SystemExit(0) from None
        except OSError as error:
            code, text = USAGE, _unreadable(error)
        except MemoryError:
            code, text = LIMIT, "there is not enough memory for this; lower the limit (--limit N) or simplify the model"
        except KeyboardInterrupt:
            code, text = INTERRUPTED, "interrupted; nothing was written"
        print(printable(text), file=sys.stderr)
        raise SystemExit(code)

    return run


def _bad_input(error: BadInput) -> str:
    number = len(error.problems)
    codes = dict.fromkeys(p.code for p in error.problems)
    lines = [str(p) for p in error.problems]
    lines.append(
        f"{number} {'error' if number == 1 else 'errors'}.  What a code means: detente explain {next(iter(codes))}"
    )
    return "\n".join(lines)


def _unreadable(error: OSError) -> str:
    if error.strerror is None or error.filename is None:
        return str(error)
    return f"{error.filename}: {error.strerror}"
