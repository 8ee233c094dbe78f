"""What a report says, short enough for a test to compare."""

from archive.findings import Code, Report, Severity


def codes_of(report: Report) -> set[Code]:
    """Every code."""
    return {finding.code for finding in report.findings}


def codes_and_files_of(report: Report) -> set[tuple[Code, str]]:
    """Every code with the file that it is about."""
    return {(finding.code, finding.file) for finding in report.findings}


def errors_of(report: Report) -> set[tuple[Code, str]]:
    """Likewise, without warnings."""
    found = (finding for finding in report.findings if finding.severity is Severity.ERROR)
    return {(finding.code, finding.file) for finding in found}
