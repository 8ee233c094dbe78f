"""WARC files that are wrong in one thing each, and the codes that must say so: no fewer, no others.

What judges other than our own check find in them stands in ``packager/docs/warc-checks.md``.
"""

from tests.warc_faults import beside, blocks, headers, links, members  # each registers its faults
from tests.warc_faults.registry import FAULTS, Fault

__all__ = ["FAULTS", "Fault", "beside", "blocks", "headers", "links", "members"]
