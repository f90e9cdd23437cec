"""The command line: parse, call, print."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import click

from firsthand import __version__
from firsthand.errors import CallError, FirsthandError

if TYPE_CHECKING:
    from firsthand.case import Case
    from firsthand.pipeline import Progress
    from firsthand.records import Refusal

DONE, SOME_REFUSED, WRONG_CALL, NOT_FINISHED, CHANGED, INTERRUPTED = 0, 1, 2, 3, 4, 130
SHOW_NAMES = "Show private persons by name instead of W1, W2, ..."
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(context_settings=CONTEXT)
@click.version_option(__version__, message="firsthand %(version)s")
def cli() -> None:
    """Who said what, who has it from whom, and how many independent origins each claim has.

    Runs offline. Never says that a claim is true.
    """


@cli.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@click.option(
    "--case", "folder", default="firsthand-case", show_default=True, metavar="DIR", help="Where the case is kept."
)
@click.option(
    "--manifest",
    metavar="FILE.csv",
    help="What is known of the files: path,url,outlet,published,author,title,language,retrieved.",
)
@click.option(
    "--claim",
    "claims",
    multiple=True,
    metavar="TEXT",
    help="A claim in your words; repeat for more; - reads it from standard input.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the whole case as JSON instead of the summary.")
@click.option("--show-names", is_flag=True, help=SHOW_NAMES)
@click.option(
    "--relink",
    is_flag=True,
    help="Link all documents anew; else few new ones in a case of many thousand are linked to what is near them.",
)
def trace(
    paths: Sequence[str],
    folder: str,
    manifest: str | None,
    claims: Sequence[str],
    as_json: bool,
    show_names: bool,
    relink: bool,
) -> int:
    """Read files and folders; build the case or bring it up to date; print the findings.

    \b
    Example:
      firsthand trace articles/ --case depot --manifest articles.csv
    """
    from firsthand import api
    from firsthand.report import write
    from firsthand.report.summary import summary

    if claims and as_json:
        raise CallError("--claim", "its answer is no part of the JSON", "Give --claim or --json, not both")
    asked = [sys.stdin.read().strip() if claim == "-" else claim for claim in claims]
    with ExitStack() as stack:
        progress = _progress(stack)
        case = stack.enter_context(api.trace(paths, folder, manifest, progress=progress, relink=relink, report=False))
        findings = api.findings(case)
        write.write(findings, case.folder / "report.html")
        _name(case.refused)
        _say("redone: " + ", ".join(f"{stage} {count}" for stage, count in case.redone.items()))
        if case.added:
            _say(f"{case.added} new documents were linked to what is near them; --relink links all anew")
        if as_json:
            del findings  # the export reads all again in its own way
            click.echo(api.export(case, "json", show_names=show_names), nl=False)
        else:
            findings = api.findings(case, show_names=True) if show_names else findings
            click.echo(summary(findings, report=str(Path(folder) / "report.html")))
            for claim in asked:
                click.echo(_answer(case, claim, show_names))
        return SOME_REFUSED if case.refused else DONE


@cli.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path())
def statements(paths: Sequence[str]) -> int:
    """Print one JSON line for each document: its text, statements and figures. Keeps no case.

    \b
    Example:
      firsthand statements article.txt | jq '.statements[].speaker'
    """
    from firsthand import api
    from firsthand.exports.lines import dumps

    refused: list[Refusal] = []
    out = sys.stdout.buffer
    for line in api.statements(paths, refused=refused.append):
        out.write(dumps(line).encode("utf-8") + b"\n")
    out.flush()
    _name(refused)
    return SOME_REFUSED if refused else DONE


@cli.command()
@click.argument("folder", metavar="DIR", type=click.Path())
@click.option(
    "--format",
    "format_",
    default="json",
    show_default=True,
    type=click.Choice(["json", "jsonl", "csv"]),
    help="What to write.",
)
@click.option("--out", metavar="PATH", help="Where to write it (csv: a folder); standard output if not given.")
@click.option("--show-names", is_flag=True, help=SHOW_NAMES)
def export(folder: str, format_: str, out: str | None, show_names: bool) -> int:
    """Write the whole case in a format for other tools.

    \b
    Example:
      firsthand export depot --format json --out depot.json
    """
    from firsthand import api

    with api.open_case(folder) as case:
        text = api.export(case, format_, out, show_names=show_names)
        if text is not None:
            sys.stdout.buffer.write(text.encode("utf-8"))
            sys.stdout.buffer.flush()
    return DONE


@cli.command()
@click.argument("folder", metavar="DIR", type=click.Path())
@click.option("--out", metavar="PATH", help="Where to write it; report.html in the case if not given.")
@click.option("--show-names", is_flag=True, help=SHOW_NAMES)
def report(folder: str, out: str | None, show_names: bool) -> int:
    """Write the offline report: one HTML file that loads nothing.

    Of a large case it is a small first page, and a folder of pages beside it.

    \b
    Example:
      firsthand report depot --out depot.html
    """
    from firsthand import api

    with api.open_case(folder) as case:
        click.echo(str(api.write_report(case, out, show_names=show_names)))
    return DONE


@cli.command()
@click.argument("folder", metavar="DIR", type=click.Path())
def verify(folder: str) -> int:
    """Hash every original and decision again; exit with 4 where something has changed.

    \b
    Example:
      firsthand verify depot
    """
    from firsthand import api

    with api.open_case(folder) as case:
        found = api.verify(case)
        for change in found:
            _say(f"{change.place}: {change.wrong}")
        click.echo(
            f"{case.counts()['inputs']} originals and {len(case.decisions)} decisions hashed again; "
            f"{len(found)} changed"
        )
    return CHANGED if found else DONE


@cli.command()
@click.option(
    "--case", "folder", default="firsthand-demo", show_default=True, metavar="DIR", help="Where the case is kept."
)
@click.pass_context
def demo(context: click.Context, folder: str) -> int:
    """Trace the bundled example: an invented republic, invented outlets.

    \b
    Example:
      firsthand demo --case /tmp/demo
    """
    from importlib.resources import as_file, files

    with as_file(files("firsthand") / "example") as example:
        given = {"paths": [str(example / "pile")], "folder": folder, "manifest": str(example / "manifest.csv")}
        return int(context.invoke(trace, **given, claims=(), as_json=False, show_names=False))


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line and ends the process with the contract's exit status."""
    sys.exit(_status(arguments))


def _status(arguments: Sequence[str] | None) -> int:
    interrupts = _watch_interrupts()
    try:
        given = list(sys.argv[1:] if arguments is None else arguments)
        with cli.make_context("firsthand", given) as context:  # not cli.main: it prints an empty line when interrupted
            return int(cli.invoke(context) or DONE)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        error.show()
        return WRONG_CALL
    except KeyboardInterrupt:
        return _interrupted()
    except BrokenPipeError:  # the reader of our output has gone: nothing to say, and nobody to say it to
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOT_FINISHED
    except Exception as error:
        if os.environ.get("FIRSTHAND_DEBUG"):
            raise
        return _interrupted() if interrupts else _failed(error)


def _watch_interrupts() -> list[int]:
    """A list that holds something once Ctrl-C was pressed: a database query turns it into an error of its own."""
    seen: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        seen.append(number)
        signal.default_int_handler(number, frame)

    signal.signal(signal.SIGINT, note)
    return seen


def _interrupted() -> int:
    _say("interrupted; what was stored is kept: run the same command again to go on")
    return INTERRUPTED


def _failed(error: Exception) -> int:
    if isinstance(error, FirsthandError):
        _say(f"error: {error}")
        return error.status
    if isinstance(error, (OSError, MemoryError)):
        _say(f"error: {error}. Free some space or memory, then run the same command again; what was stored is kept")
        return NOT_FINISHED
    _say(
        f"error: {type(error).__name__}: {error}. This is a fault of Firsthand's; what was stored is kept. "
        "Set FIRSTHAND_DEBUG=1 to see where it happened"
    )
    return NOT_FINISHED


def _name(refused: Sequence[Refusal]) -> None:
    for row in refused:
        _say(f"not read: {row.path}: {row.reason}. {row.remedy}")


def _say(message: str) -> None:
    from firsthand.report.inert import visible

    click.echo(visible(message.replace("\n", "\\n")), err=True)  # a file's name may hold what a terminal obeys


def _answer(case: Case, claim: str, show_names: bool) -> str:
    from firsthand.ask import answer

    return answer(case, claim, show_names=show_names)


def _progress(stack: ExitStack) -> Progress:
    """A bar for each stage on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        return lambda _stage, _done, _total: None
    from rich.console import Console
    from rich.progress import Progress as Bars

    bars = stack.enter_context(Bars(console=Console(stderr=True), transient=True))
    tasks: dict[str, int] = {}

    def show(stage: str, done: int, total: int) -> None:
        if total and stage not in tasks:
            tasks[stage] = bars.add_task(stage, total=total)
        if stage in tasks:
            bars.update(tasks[stage], completed=done)  # type: ignore[arg-type]

    return show
