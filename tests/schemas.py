"""The JSON Schemas that the project publishes."""

import json
from importlib.resources import files
from typing import Any


def schema(name: str) -> dict[str, Any]:
    """Read a published schema by the name that its records carry."""
    return json.loads((files("archive") / "schemas" / f"{name}.json").read_text("utf-8"))
