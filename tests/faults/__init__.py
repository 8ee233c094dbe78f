"""Bags that are wrong in one thing each, and the codes that must say so: no fewer and no others."""

from tests.faults import contents, names, packages, structure, tag_files
from tests.faults.registry import FAULTS, Fault

__all__ = ["FAULTS", "Fault", "contents", "names", "packages", "structure", "tag_files"]
