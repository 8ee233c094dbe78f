"""The world at length: a real pywb holds the archive, everything breaks, everything is killed."""

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from archive import verify_bag
from packager.asked import INTERRUPTED
from tests.conftest import ROOT
from tests.packager.resolve.harbour import ARTICLE, CITED
from tests.world.breakages import Breakage
from tests.world.conftest import packing  # noqa: F401 - pytest takes it up by name
from tests.world.packing import Packed
from tests.world.population import decoys
from tests.world.pywb_holdings import in_pywb
from tests.world.rate_limits import RateLimits
from tests.world.request_log import Service
from tests.world.seed import captures_of
from tests.world.test_seed import NAME, tweets
from tests.world.world import world

IDS = [tweet.id for tweet in CITED]
KILLS = int(os.environ.get("PACKAGER_KILLS", "50"))
BOUND_S = 90.0  # for one article of four tweets, whatever is wrong; refusals wait less in tests
DELETIONS = {"suspended", "account_gone", "protected", "withheld"}


@pytest.fixture(scope="module")
def one_world(tmp_path_factory):
    """The world with a pywb behind the archive."""
    with world(lambda captures: in_pywb(tmp_path_factory.mktemp("pywb"), captures)) as made:
        yield made


def test_the_four_tweets_are_found_in_a_real_pywb_among_three_hundred_others(packing):  # noqa: F811
    assert decoys(packing.world.captures) >= 300
    packed = packing.pack()
    assert [one["status_id"] for one in packed.references] == IDS
    assert {one["confidence"] for one in packed.references} <= {"A", "B"}
    assert packing.cli("verify", "--require-package", packed.bag).code == 0


def test_the_four_tweets_of_the_seed_are_found_in_a_real_pywb(packing, shared, tmp_path):  # noqa: F811
    seed = shared / NAME
    cited = tweets(seed)
    with in_pywb(tmp_path, captures_of(cited, decoys=320)) as holdings:
        packing.world.hold_for_now(holdings)
        packed = packing.pack(source=seed)
    assert [one["status_id"] for one in packed.references] == [one.id for one in cited]
    assert {one["confidence"] for one in packed.references} <= {"A", "B"}
    print([(one["status_id"], one["confidence"]) for one in packed.references])


def test_in_an_empty_archive_nothing_is_invented(packing):  # noqa: F811
    packing.world.empty_archive()
    packed = packing.pack()
    for one in packed.references:
        assert (one["confidence"], one["canonical_url"]) == ("E", None)
        assert one["queries"]


EACH = [service for service in Service if service not in (Service.TIMEMAP, Service.ARTICLE)]


@pytest.mark.parametrize("service", EACH)
@pytest.mark.parametrize("how", list(Breakage))
def test_whatever_is_wrong_with_one_service(packing, service, how):  # noqa: F811
    packing.world.break_(service, how)
    began = time.monotonic()
    packed = packing.pack()
    lasted_s = time.monotonic() - began
    assert packed.ended.code == 0, packed.ended.err
    assert lasted_s < BOUND_S
    archive_answers = service not in (Service.CDX, Service.REPLAY) and how is not Breakage.REFUSED
    for one, status_id in zip(packed.references, IDS, strict=True):
        assert one["canonical_url"] is None or one["status_id"] == status_id
        assert one["absence"] not in DELETIONS
        if archive_answers:
            assert one["status_id"] == status_id
            assert one["captures"]
    print(f"{service} {how}: {lasted_s:.1f} s, {[one['absence'] for one in packed.references]}")


def test_who_counts_the_questions_refuses_none(packing):  # noqa: F811
    """Thirty questions of the index and 600 others a minute, counted by the six seconds."""
    packing.world.enforce(RateLimits(cdx=3, others=60, minute_s=6.0))
    packed = packing.pack()
    assert [one["status_id"] for one in packed.references] == IDS
    assert packing.world.log.refused == []
    assert len(packing.world.log.of(Service.CDX)) > 6
    assert len(packing.world.log.of(Service.REPLAY)) > 120
    print(f"{len(packing.world.log)} questions, none refused")


def test_packaging_that_is_killed_again_and_again_ends_as_if_undisturbed(one_world, tmp_path):
    one_world.reset()
    article = tmp_path / "storm.txt"
    article.write_text(ARTICLE, "utf-8")
    (tmp_path / "config.toml").write_text(one_world.config(), "utf-8")
    began = time.monotonic()
    undisturbed = _Run(article, tmp_path, "whole").wait_for()
    lasts_s = time.monotonic() - began
    chance, killed, finished, noted = random.Random(7), 0, 0, set()
    for _ in range(KILLS):
        one_world.log.clear()
        run = _Run(article, tmp_path, "killed")
        time.sleep(chance.uniform(0.2, lasts_s))
        killed += run.kill()
        assert noted.isdisjoint(one_world.log.targets(*Service))
        noted |= run.noted()
        if run.is_done():
            _compare(undisturbed, run.packed())
            run.remove()
            finished, noted = finished + 1, set()
    one_world.log.clear()
    _compare(undisturbed, _Run(article, tmp_path, "killed").wait_for())
    assert noted.isdisjoint(one_world.log.targets(*Service))
    print(
        f"{killed} of {KILLS} runs killed; {finished} packages were whole before; {lasts_s:.1f} s each"
    )
    assert killed >= KILLS // 2


class _Run:
    """One run of the program in a process of its own."""

    def __init__(self, article: Path, home: Path, out: str) -> None:
        self.out = home / out
        options = ("--config", home / "config.toml", "--allow-host", "127.0.0.1", "--out", self.out)
        command = [sys.executable, "-m", "packager", "pack", article, *options, "--quiet"]
        self._process = subprocess.Popen(
            [*map(str, command)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    def kill(self) -> bool:
        """Kill it; say whether it was still running."""
        self._process.send_signal(signal.SIGKILL)
        self._process.communicate()
        return self._process.returncode == -signal.SIGKILL

    def wait_for(self) -> Packed:
        _, errors = self._process.communicate(timeout=300)
        assert self._process.returncode == 0, errors
        return self.packed()

    def is_done(self) -> bool:
        return self.out.exists() and any(self._finished())

    def noted(self) -> set[str]:
        """What the journal says was answered, as the servers name it."""
        found = set()
        for journal in self.out.glob("*.partial/questions.jsonl"):
            for line in journal.read_bytes().splitlines():
                with contextlib.suppress(ValueError):  # the kill fell into the last line
                    one = json.loads(line)
                    if one["purpose"] != INTERRUPTED and one["error"] is None:
                        parts = urlsplit(one["url"])
                        found.add(parts.path + (f"?{parts.query}" if parts.query else ""))
        return found

    def packed(self) -> Packed:
        (bag,) = self._finished()
        return Packed(ended=None, bag=bag)

    def remove(self) -> None:
        subprocess.run(["rm", "-rf", str(self.out)], check=True)

    def _finished(self) -> list[Path]:
        return [one for one in self.out.iterdir() if not one.name.endswith(".partial")]


def _compare(undisturbed: Packed, other: Packed) -> None:
    """They are equal but for times, ids and what follows from them."""
    assert _skeleton(undisturbed.references) == _skeleton(other.references)
    assert _skeleton(undisturbed.tweets) == _skeleton(other.tweets)
    assert _listed(undisturbed.bag) == _listed(other.bag)
    asked = [
        sorted(
            (one["purpose"], one["url"])
            for one in packed.collection["questions"]
            if one["purpose"] != INTERRUPTED
        )
        for packed in (undisturbed, other)
    ]
    assert asked[0] == asked[1]
    verify_bag(other.bag, require_package=True).raise_if_invalid()


_VARIES = {"at", "asked_at", "seen_at", "record", "captures"}


def _skeleton(value: object) -> object:
    """Leave out times, ids and what follows from them."""
    if isinstance(value, dict):
        return {
            key: _skeleton(member)
            for key, member in value.items()
            if key not in _VARIES or (key == "captures" and not _are_ids(member))
        }
    if isinstance(value, list):  # captures stand in the order of their times
        return sorted((_skeleton(member) for member in value), key=json.dumps)
    return value


def _are_ids(member: object) -> bool:
    return isinstance(member, list) and all(isinstance(one, str) for one in member)


def _listed(bag: Path) -> list[str]:
    return sorted(str(path.relative_to(bag)) for path in bag.rglob("*") if path.is_file())


def test_the_skeleton_of_a_package_keeps_what_matters():
    entry = {"captures": ["urn:uuid:1"], "at": "now", "queries": [{"url": "u", "record": "r"}]}
    assert _skeleton(json.loads(json.dumps(entry))) == {"queries": [{"url": "u"}]}
