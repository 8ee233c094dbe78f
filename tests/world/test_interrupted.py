"""Ctrl-C ends the work at once, whoever is waited for, and the next run goes on."""

import signal
import subprocess
import sys
import time

import pytest

from tests.conftest import ROOT
from tests.packager.resolve.harbour import CITED
from tests.world.breakages import Breakage
from tests.world.request_log import Service

WITHIN_S = 8  # on a busy machine


@pytest.mark.parametrize("service", [Service.CDX, Service.SYNDICATION])
def test_ctrl_c_ends_the_work_at_once(packing, service):
    packing.world.break_(service, Breakage.SILENT)
    command = [sys.executable, "-m", "packager", "pack", packing.article, *packing.options]
    run = subprocess.Popen(
        [*map(str, command)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    until = time.monotonic() + 20
    while not packing.world.log.of(service) and time.monotonic() < until:
        time.sleep(0.05)
    began = time.monotonic()
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=60)
    assert time.monotonic() - began < WITHIN_S
    assert (run.returncode, said.strip()) == (130, "interrupted")
    packing.world.reset()
    packed = packing.pack()
    assert [one["status_id"] for one in packed.references] == [tweet.id for tweet in CITED]
    assert list(packing.out.iterdir()) == [packed.bag]
