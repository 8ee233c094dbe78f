"""The command line: one file a command; the only place that prints and exits.

stdout is the answer, stderr is for people. A command's module is imported when it is called, so
that ``verify`` never waits for the libraries of ``pack``.
"""

import importlib
import sys
from collections.abc import Sequence

import click

from archive import __version__
from archive.errors import Error
from packager.cli.exits import Exit, exit_of_error
from packager.cli.words import bad

COMMANDS = (
    "demo",
    "explain",
    "export",
    "pack",
    "references",
    "resolve",
    "show",
    "update",
    "verify",
)


class _LazyGroup(click.Group):
    """A group that imports a command's module when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"packager.cli.{cmd_name}").command
        return command if isinstance(command, click.Command) else None


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="packager")
def packager() -> None:
    """Package a news article and the tweets it cites; prove its integrity decades later.

    \b
    packager pack article.txt --out bags     make a bag of an article
    packager verify bags/*                   check it, offline
    """


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and give its exit code; nothing but a bug of ours raises.

    Args:
        arguments: Without the program's name; those of this process by default.
    """
    try:
        result = packager.main(args=arguments, prog_name="packager", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return Exit.USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        return Exit.INTERRUPTED
    except BrokenPipeError:  # whoever read our answer has seen enough
        sys.stderr.close()
        return Exit.FAILED
    except Error as error:
        show_error(error)
        return exit_of_error(error)
    return int(result or 0)


def show_error(error: Error) -> None:
    """Show an error of ours on stderr: what is wrong, and what to do about it."""
    click.echo(f"{bad('error:')} {error}", err=True)
    if error.hint:
        click.echo(f"       {error.hint}", err=True)


def run_and_exit() -> None:
    """Run this process's command line and exit."""
    sys.exit(run())
