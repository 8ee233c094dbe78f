"""What bagit-python says of a bag: an opinion that shares no code with our own verifier.

The only importer of ``bagit``. Its verdict is weaker than ours (it accepts a bag whose tag manifest
is gone), so it is asked beside our verifier, never instead.
"""

import logging
from pathlib import Path

from archive.findings import Check, Code, Finding, Severity, Status


def check_with_bagit(bag: Path, *, fast: bool = False) -> Check:
    """Let bagit-python validate a bag.

    Args:
        bag: The bag's folder.
        fast: Compare Payload-Oxum only, and hash nothing.

    Returns:
        PASSED, or FAILED with one finding that carries its words.
    """
    import bagit  # 50 ms, and only packaging needs it

    logging.getLogger("bagit").setLevel(logging.CRITICAL)  # its words reach the finding below
    name = f"bagit-python {bagit.VERSION}"
    try:
        bagit.Bag(str(bag)).validate(fast=fast)
    except bagit.BagError as error:
        finding = Finding(
            code=Code.SECOND_OPINION,
            severity=Severity.ERROR,
            file="",
            found=str(error),
            message=f"{name} does not accept the bag: {error}",
        )
        return Check(name=name, status=Status.FAILED, findings=(finding,))
    return Check(name=name, status=Status.PASSED)
