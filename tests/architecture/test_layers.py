"""Who may import whom. This file is the architecture diagram that cannot go stale."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import archive
import packager

ROOTS = {"archive": Path(archive.__file__).parent, "packager": Path(packager.__file__).parent}

# The one place that may import each third-party library. A folder ends with a slash.
IMPORTERS = {
    "babel": {"packager/references/dates/date_words.py"},
    "bagit": {"archive/second_opinion.py"},
    "certifi": {"packager/fetch/tls.py"},
    "charset_normalizer": {"packager/charset_detection.py"},
    "click": {"packager/cli/"},
    "jinja2": {"packager/report/templates.py"},
    "markdown_it": {"packager/references/markdown/markdown_blocks.py"},
    "lxml": {"archive/claims/html_tree.py"},
    "platformdirs": {"packager/settings.py"},
    "requests": {"packager/fetch/adapter.py"},
    "rich": {"packager/cli/progress.py"},
    "tenacity": {"packager/fetch/patience.py"},
    "trafilatura": {"packager/extraction/child.py"},
    "urllib3": {"packager/fetch/wire.py"},
    "isal": {"archive/warc/inflate.py"},
    "warcio": {"archive/warc_records.py", "archive/writing/warc_record.py"},
}
NETWORK = {"http", "requests", "socket", "ssl", "urllib3"}
JUNK_DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "tools"}


def modules() -> Iterator[tuple[str, Path]]:
    for name, root in ROOTS.items():
        for path in sorted(root.rglob("*.py")):
            yield f"{name}/{path.relative_to(root).as_posix()}", path


def imports_of(path: Path) -> set[str]:
    """Every module that a file imports, wherever in the file it does."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            assert node.module is not None
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def top(module: str) -> str:
    return module.partition(".")[0]


MODULES = dict(modules())


@pytest.mark.parametrize("name", [name for name in MODULES if name.startswith("archive/")])
def test_archive_knows_no_packager_and_no_network(name):
    tops = {top(module) for module in imports_of(MODULES[name])}
    assert "packager" not in tops
    assert not tops & NETWORK


@pytest.mark.parametrize("name", MODULES)
def test_each_third_party_library_is_imported_in_its_one_place(name):
    for library in {top(module) for module in imports_of(MODULES[name])}:
        if library in sys.stdlib_module_names or library in ROOTS:
            continue
        assert library in IMPORTERS, f"{library}: name the place that may import it"
        places = IMPORTERS[library]
        assert any(
            name == place or (place.endswith("/") and name.startswith(place)) for place in places
        )


def test_every_library_in_the_table_is_imported_somewhere():
    imported = {top(module) for path in MODULES.values() for module in imports_of(path)}
    assert {library for library, places in IMPORTERS.items() if places} <= imported


def test_verify_cannot_reach_the_writers():
    reached, waiting = set(), ["archive.verify"]
    while waiting:
        module = waiting.pop()
        path = _path_of(module)
        if module in reached or path is None:
            continue
        reached.add(module)
        waiting.extend(name for name in imports_of(path) if top(name) == "archive")
    assert "archive.findings" in reached  # the walk works
    assert not {module for module in reached if module.startswith("archive.writing")}


def _path_of(module: str) -> Path | None:
    for suffix in (".py", "/__init__.py"):
        path = MODULES.get(module.replace(".", "/") + suffix)
        if path is not None:
            return path
    return None


@pytest.mark.parametrize("name", MODULES)
def test_there_are_no_junk_drawers(name):
    assert not JUNK_DRAWERS & set(name.removesuffix(".py").split("/"))


@pytest.mark.parametrize(
    "name",
    [name for name in MODULES if not name.startswith(("packager/cli/", "packager/extraction/"))],
)
def test_only_the_command_line_exits(name):
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    calls = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    assert not calls & {"sys.exit", "exit", "os._exit"}
