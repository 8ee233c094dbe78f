"""The options of every command that makes a package."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from packager.cli.options import setting
from packager.settings import BagCheck, Settings, parse_bag_info

_Command = TypeVar("_Command", bound=Callable[..., Any])

_OPTIONS = (
    setting("--organization", help="Source-Organization in bag-info.txt."),
    setting("--collection", help="Internal-Sender-Identifier in bag-info.txt."),
    setting("--description", help="External-Description, instead of the one that is made."),
    click.option("--bag-info", multiple=True, help='One more "Name: value"; may be repeated.'),
    setting(
        "--check",
        type=click.Choice([str(how) for how in BagCheck]),
        default=str(BagCheck.FULL),
        help="full: two validators read every file; fast: the second compares sizes; none.",
    ),
    setting(
        "--resume/--fresh", default=True, help="Go on where an interrupted run stopped, or anew."
    ),
    setting("--allow-host", multiple=True, help="A host that may have a private address."),
    setting("--proxy", help="Proxy for every request, as http://host:port."),
    setting("--contact", help="How a server's owner can reach you; sent with every request."),
    setting(
        "--host-delay",
        type=click.FloatRange(min=0),
        default=1.0,
        show_default=True,
        help="Seconds between the starts of two requests to one host.",
    ),
    setting(
        "--host-parallel",
        type=click.IntRange(min=1),
        default=2,
        show_default=True,
        help="Requests to one host at the same time.",
    ),
    setting("--no-assets", is_flag=True, help="Ask for a page alone, not for what it shows."),
    setting("--no-video", is_flag=True, help="Ask for no films."),
)


def packaging_options(command: _Command) -> _Command:
    """Add the options, in their order."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def read_settings(chosen: dict[str, Any]) -> Settings:
    """Give the settings of what the user chose: options, variables and the file, merged by click.

    Raises:
        SettingsError: A value has no meaning.
    """
    from_file = click.get_current_context().default_map or {}
    services = {name: from_file[name] for name in ("archives", "endpoints") if name in from_file}
    return Settings(
        **services,
        organization=chosen["organization"],
        collection=chosen["collection"],
        description=chosen["description"],
        bag_info=tuple(parse_bag_info(text) for text in chosen["bag_info"]),
        check=BagCheck(chosen["check"]),
        fresh=not chosen["resume"],
        offline=chosen["offline"],
        allow_hosts=tuple(chosen["allow_host"]),
        proxy=chosen["proxy"],
        contact=chosen["contact"],
        host_delay_s=chosen["host_delay"],
        host_parallel=chosen["host_parallel"],
        no_assets=chosen["no_assets"],
        no_video=chosen["no_video"],
    )
