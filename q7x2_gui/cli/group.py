"""The program as a group of commands, each imported only when it is run."""

from __future__ import annotations

import difflib
from importlib import import_module

import click

from q7x2_gui import __version__
from q7x2_gui.cli.table import COMMANDS

_HELP = """Turn news articles into a curated, citable dataset of diplomatic events.

Without a command a window opens: q7x2-gui [--safe-mode] [PROJECT]

\b
Examples:
  q7x2-gui                                      open the window
  q7x2-gui asia.q7x2                            open a project in the window
  q7x2-gui import asia.q7x2 articles/           make a project from a folder
  q7x2-gui extract asia.q7x2 --json             suggest events and print them
  q7x2-gui export asia.q7x2 --format csv --out dataset/

Data goes to standard output, messages go to standard error. Exit code 0: done;
1: something that was asked for could not be done; 2: wrong usage. Nothing
leaves this machine.
"""


class LazyGroup(click.Group):
    """Reads names and one-line helps from the table, so that ``--help`` and each command start at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the signature of click
        """All commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - the signature of click
        """The command, imported now; None when there is none of that name."""
        row = COMMANDS.get(cmd_name)
        if row is None:
            return None
        command = getattr(import_module(row.module), row.attribute)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, row.help) for name, row in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command named first; a near miss is suggested."""
        if args[0] in COMMANDS:
            return super().resolve_command(ctx, args)
        near = difflib.get_close_matches(args[0], COMMANDS, n=1)
        hint = f"Did you mean {near[0]!r}?" if near else "Run q7x2-gui --help for the commands."
        raise click.UsageError(f"There is no command or project {args[0]!r}. {hint}", ctx)


@click.group(
    cls=LazyGroup,
    help=_HELP,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="q7x2-gui")
@click.option("--safe-mode", is_flag=True, help="For the window: start without plug-ins.")
def program(safe_mode: bool) -> None:
    """Root of all commands; the window's flags are listed for the help only."""
