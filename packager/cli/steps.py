"""Tell each step of a long work: on the progress bar, and in words where the user wants them."""

import click

from packager.cli.progress import CountProgress


def begin_step(progress: CountProgress, words: str, *, verbose: bool) -> None:
    """Tell that a step begins."""
    progress.begin(words)
    if verbose:
        click.echo(words, err=True)
