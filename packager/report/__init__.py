"""The page for people: ``report/index.html`` of a package, one file that needs nothing else.

    ReportInput ──► Page (values in words) ──► templates ──► HTML

``render_report`` is a pure function: it reads no file but its own templates, asks nobody, and gives
the same bytes for the same input.
"""

from packager.report.inputs import MediaFile, Record, ReportInput
from packager.report.templates import render_report

__all__ = ["MediaFile", "Record", "ReportInput", "render_report"]
