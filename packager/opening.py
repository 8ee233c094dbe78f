"""Open the files of a package that nobody has checked: inside its folder, and through no link."""

import os
import stat
from pathlib import Path


def open_inside(bag: Path, name: str) -> int | None:
    """Open a regular file step by step, so that no link on the way is followed.

    Args:
        bag: The folder. The path itself may lead through links: it comes from the user.
        name: The file's path below it, with ``/``.

    Returns:
        A descriptor, which the caller closes; None where no regular file is there to be read.
    """
    parts = name.split("/")
    if not all(parts) or any(part in (".", "..") or "\0" in part for part in parts):
        return None
    try:
        folder = os.open(bag, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return None
    try:
        for part in parts[:-1]:
            inner = os.open(part, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=folder)
            os.close(folder)
            folder = inner
        # O_NONBLOCK: a FIFO in its place must not make us wait for a writer.
        file = os.open(parts[-1], os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
    except OSError:
        return None
    finally:
        os.close(folder)
    if stat.S_ISREG(os.fstat(file).st_mode):
        return file
    os.close(file)
    return None
