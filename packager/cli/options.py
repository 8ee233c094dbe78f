"""The options that several commands share, and how settings reach them.

Settings, weakest first: defaults, ``config.toml`` in the user's configuration folder,
``PACKAGER_*`` variables, options. click merges them; this module feeds it the file.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])


def setting(*names: str, **attributes: Any) -> Callable[[_Command], _Command]:  # noqa: ANN401
    """Declare an option that ``config.toml`` and a ``PACKAGER_*`` variable can set too."""
    variable = "PACKAGER_" + names[0].partition("/")[0].lstrip("-").upper().replace("-", "_")
    return click.option(*names, envvar=variable, show_envvar=True, **attributes)


def config_option(command: _Command) -> _Command:
    """Add ``--config``: read settings from a file before any other option is looked at."""
    return click.option(
        "--config",
        type=click.Path(path_type=Path),
        envvar="PACKAGER_CONFIG",
        is_eager=True,
        expose_value=False,
        callback=_load_config,
        help="Settings file; by default config.toml in the user's configuration folder.",
    )(command)


def kind_option(command: _Command) -> _Command:
    """Add ``--type``: what a source is, where its name does not tell."""
    from packager.model import SourceKind  # 5 ms, and most commands need it not

    return click.option(
        "--type",
        "kind",
        type=click.Choice([str(kind) for kind in SourceKind]),
        callback=lambda _ctx, _option, value: SourceKind(value) if value else None,
        help="What the source is; by default its name and content tell.",
    )(command)


json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")


def _load_config(context: click.Context, _option: click.Parameter, path: Path | None) -> None:
    from packager.settings import default_config_path, read_config  # start-up

    chosen = path or default_config_path()
    # Path.is_file raises where we may not look; a folder of somebody else's holds no setting of ours.
    if path is not None or os.path.isfile(chosen):  # noqa: PTH113
        context.default_map = {**(context.default_map or {}), **read_config(chosen)}
