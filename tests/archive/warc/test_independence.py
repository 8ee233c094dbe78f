"""The check shares no code with what it checks, and loads nothing that could reach the network."""

import ast
import subprocess
import sys
from pathlib import Path

import archive.checks.warcs
import archive.warc

# What the recorder and the writer are made of: a fault in one of these must be seen by the check.
OF_THE_WRITER = {
    "archive.block",
    "archive.exchange",
    "archive.http_body",
    "archive.http_message",
    "archive.warc_records",
}
CHECKS = [*Path(archive.warc.__file__).parent.glob("*.py"), Path(archive.checks.warcs.__file__)]


def imported_by(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)} | {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }


def test_the_check_imports_nothing_of_the_writer():
    imported = set().union(*map(imported_by, CHECKS))
    assert "archive.warc.octets" in imported  # the walk works
    assert not imported & OF_THE_WRITER
    assert not [name for name in imported if name.startswith(("archive.writing", "warcio"))]


def loaded_by(imports: str, unwanted: set[str]) -> str:
    code = f"import sys, {imports}; print(sorted({unwanted} & sys.modules.keys()))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return ran.stdout.strip()


def test_the_check_loads_no_network_library():
    network = {"requests", "urllib3", "ssl", "socket", "http.client", "warcio"}
    check = "archive.checks.warcs, archive.warc.processes, archive.warc.worker"
    assert loaded_by(check, network) == "[]"
    assert "warcio" in loaded_by("archive.warc_records", network)  # the question works


def test_a_process_that_helps_loads_no_other_check():
    others = {"archive.verify", "archive.bag", "archive.checks.fixity", "json"}
    assert loaded_by("archive.warc.worker", others) == "[]"
