"""Writes the pages that come from the code: the command line from its help, the tables from their declarations.

python docs/generate.py           # writes them
python docs/generate.py --check   # ends with 1 where a page is not as the code would write it
"""

from __future__ import annotations

import sys
from pathlib import Path

import click
from click.testing import CliRunner
from picture import way_of_the_data

from firsthand import schema
from firsthand.cli import CONTEXT, cli
from firsthand.records import TABLES, Difference, MemberSaid, Place

HERE = Path(__file__).parent

STATUSES = """\
| exit status | means |
|---|---|
| 0 | done (also `export` and `report` of a case that has refusals) |
| 1 | done, but some inputs could not be read: each is named on standard error and kept in `refusals` |
| 2 | the call itself was wrong |
| 3 | the call could not finish: disk full, damaged case, case of a newer version; nothing stored is lost |
| 4 | `verify` found a change |
| 130 | interrupted; the same command goes on where it stopped |
"""


def cli_page() -> str:
    """docs/cli.md: every command's help as the command prints it."""
    parts = [
        "# The command line\n",
        "Generated from the commands' own help by `make docs`.\n",
        STATUSES,
        _help("firsthand", []),
    ]
    parts += [_help(f"firsthand {name}", [name]) for name in sorted(cli.commands)]
    return "\n".join(parts)


def _help(title: str, arguments: list[str]) -> str:
    result = CliRunner().invoke(
        cli, [*arguments, "--help"], prog_name="firsthand", terminal_width=CONTEXT["max_content_width"]
    )
    return f"## `{title}`\n\n```\n{click.unstyle(result.output).rstrip()}\n```\n"


def tables_page() -> str:
    """docs/tables.md: every table with its columns, from records.py."""
    parts = [
        "# The tables of a case\n",
        "Generated from `src/firsthand/records.py` by `make docs`. Offsets are Unicode code points into "
        "`documents.text`, half-open; times are ISO 8601, in part where only a part is known.\n",
    ]
    for record in (*TABLES, Place, Difference, MemberSaid):
        name = f"`{record.table}`" if record in TABLES else f"{record.__name__} (inside other tables)"
        parts += [
            f"## {name}\n",
            f"{(record.__doc__ or '').split(chr(10) * 2)[0]}\n",
            "| column | type | what it holds |\n|---|---|---|",
        ]
        types = {line.split('"')[1]: line.split('"', 2)[2].strip(" ,\n)") for line in _ddl(record)}
        parts += [f"| `{column}` | {types[column]} | {text} |" for column, text in schema.described(record).items()]
        parts.append("")
    return "\n".join(parts)


def _ddl(record: type) -> list[str]:
    return [line for line in schema.ddl(record).split("\n") if line.startswith('  "')]


PAGES = {"cli.md": cli_page, "tables.md": tables_page, "way-of-the-data.svg": way_of_the_data}


def main() -> int:
    stale = [name for name, make in PAGES.items() if _read(HERE / name) != make()]
    if "--check" not in sys.argv:
        for name, make in PAGES.items():
            (HERE / name).write_text(make(), encoding="utf-8")
        return 0
    for name in stale:
        print(f"docs/{name} is not as the code would write it: run `make docs`", file=sys.stderr)
    return 1 if stale else 0


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main())
