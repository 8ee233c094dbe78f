"""``packager pack``: what it makes, what it says, and how it fails."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from packager.settings import BagCheck

OTHER_VALIDATORS = ("bagit.py", "bdbag")


def only_package(out: Path) -> Path:
    (package,) = out.iterdir()
    return package


def references(package: Path) -> list[dict[str, Any]]:
    record = json.loads((package / "data/references/references.json").read_text("utf-8"))
    return record["references"]


def test_the_sample_becomes_a_package_that_verifies(cli, sample, tmp_path):
    assert cli("pack", sample, "--offline", "--out", tmp_path).code == 0
    package = only_package(tmp_path)
    assert cli("verify", "--require-package", package).code == 0
    found = [(r["handle"], r["posted_on"]) for r in references(package)]
    day = "2016-08-19"
    assert found == [
        ("NadaRescue", day),
        ("NadaRescue", day),
        ("KafrNadaCouncil", day),
        ("rana_reports", day),
    ]


def test_the_real_article_gives_its_four_tweets(cli, shared, tmp_path):
    article = shared / "articles/aleppo-2016-08-19.txt"
    assert cli("pack", article, "--offline", "--out", tmp_path).code == 0
    package = only_package(tmp_path)
    found = references(package)
    assert [r["handle"] for r in found] == ["J_FSham", "J_FSham", "islamic_front", "islamic_front"]
    assert {r["posted_on"] for r in found} == {"2016-08-19"}
    assert found[0]["links"] == ["https://t.co/hkaW4FKRo6"]
    lines = article.read_text("utf-8").split("\n")
    before_dash = [line.split("—")[0] for line in lines]
    assert [r["text"] for r in found] == [
        lines[5],
        lines[7],
        "\n".join(before_dash[10:12]),
        "\n".join(before_dash[12:14]),
    ]
    text = (package / "data/article/article.txt").read_text("utf-8")
    assert text.split() == article.read_text("utf-8").split()


def test_validators_of_other_people_accept_the_package(package):
    for name in OTHER_VALIDATORS:
        program = shutil.which(name, path=str(Path(sys.executable).parent))
        assert program, f"{name} belongs to the test group"
        arguments = ["--validate", "full"] if name == "bdbag" else ["--validate"]
        done = subprocess.run([program, *arguments, str(package)], capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()


@pytest.mark.parametrize("algorithm", ["sha256", "sha512"])
def test_one_call_of_the_coreutils_checks_every_file(package, algorithm):
    names = [f"manifest-{algorithm}.txt", f"tagmanifest-{algorithm}.txt"]
    done = subprocess.run(
        [f"{algorithm}sum", "-c", *names], cwd=package, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    files = sum(path.is_file() for path in package.rglob("*"))
    assert done.stdout.count(": OK\n") == files - 2  # all but the two tag manifests


def test_the_source_is_kept_as_received(cli, tmp_path):
    source = tmp_path / "story.txt"
    source.write_bytes("\ufeffA title\r\n\r\nA line\rand another \n".encode())
    assert cli("pack", source, "--out", tmp_path / "out").code == 0
    kept = only_package(tmp_path / "out") / "data/article/source.txt"
    assert kept.read_bytes() == source.read_bytes()


def test_the_same_input_and_clock_give_the_same_bytes(cli, sample, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1471608000")
    for out in ("one", "two"):
        assert cli("pack", sample, "--offline", "--out", tmp_path / out).code == 0
    done = subprocess.run(
        ["diff", "-r", tmp_path / "one", tmp_path / "two"], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_packaging_again_finds_the_package_there_and_checks_it(cli, sample, tmp_path):
    cli("pack", sample, "--out", tmp_path)
    package = only_package(tmp_path)
    before = {path: path.stat().st_mtime_ns for path in package.rglob("*")}
    ended = cli("pack", sample, "--out", tmp_path)
    assert ended.code == 0
    assert "was there already" in ended.out
    assert {path: path.stat().st_mtime_ns for path in package.rglob("*")} == before


def test_a_damaged_package_under_the_name_is_neither_accepted_nor_replaced(cli, sample, tmp_path):
    cli("pack", sample, "--out", tmp_path)
    text = only_package(tmp_path) / "data/article/article.txt"
    text.write_bytes(text.read_bytes() + b"x")
    ended = cli("pack", sample, "--out", tmp_path)
    assert ended.code == 1
    assert "article.txt" in ended.err
    assert text.read_bytes().endswith(b"x")


def test_one_source_that_fails_does_not_stop_the_others(cli, sample, tmp_path):
    missing = tmp_path / "missing.txt"
    ended = cli("pack", missing, sample, "--out", tmp_path / "out")
    assert ended.code == 5
    assert "missing.txt: cannot be read: No such file" in ended.err
    assert only_package(tmp_path / "out").name.startswith("sample-article-")


def test_json_tells_of_each_source(cli, sample, tmp_path):
    ended = cli("pack", tmp_path / "missing.txt", sample, "--json", "--out", tmp_path / "out")
    failed, made = json.loads(ended.out)["packages"]
    assert "No such file" in failed["error"]
    assert Path(made["package"]).is_dir()
    assert made["references"] == 4


def test_quiet_prints_only_where_the_package_is(cli, sample, tmp_path):
    ended = cli("pack", sample, "--quiet", "--out", tmp_path)
    assert ended.out == f"{only_package(tmp_path)}\n"


def test_the_summary_says_what_was_read_and_found(cli, sample, tmp_path):
    out = cli("pack", sample, "--out", tmp_path).out
    assert "قصف يطال سوقاً شعبية" in out
    assert "Arabic script" in out
    assert "@NadaRescue" in out
    assert "https://t.co/Kf7nAda2Qx" in out
    assert "no link in the text" in out
    assert f"packager verify {only_package(tmp_path)}" in out


def test_bag_info_holds_what_the_user_states(cli, sample, tmp_path):
    ended = cli(
        "pack", sample, "--out", tmp_path, "--organization", "City Archive", "--collection", "C-7",
        "--bag-info", "Contact-Name: A. Person", "--bag-info", "Access: Public",
    )  # fmt: skip
    assert ended.code == 0
    text = (only_package(tmp_path) / "bag-info.txt").read_text("utf-8")
    for line in ("Source-Organization: City Archive", "Internal-Sender-Identifier: C-7",
                 "Contact-Name: A. Person", "Access: Public", "Post-Count: 4"):  # fmt: skip
        assert f"{line}\n" in text


def test_nothing_in_the_package_names_this_machine(package):
    words = [str(package.parent).encode(), sys.executable.encode()]
    for path in filter(Path.is_file, package.rglob("*")):
        assert not any(word in path.read_bytes() for word in words)


@pytest.mark.parametrize("text", ["no colon", "Payload-Oxum: 1.1", ": value", "Label:"])
def test_a_bag_info_that_makes_no_sense_is_refused(cli, sample, tmp_path, text):
    ended = cli("pack", sample, "--out", tmp_path / "out", "--bag-info", text)
    assert ended.code == 2
    assert "--bag-info" in ended.err
    assert not (tmp_path / "out").exists()


def test_no_option_swallows_a_source(cli, sample, tmp_path):
    other = tmp_path / "other.txt"
    shutil.copy(sample, other)
    ended = cli(
        "pack", "--bag-info", "Access: Public", sample, other, "--quiet", "--out", tmp_path / "o"
    )
    assert len(ended.out.splitlines()) == 2


def test_settings_come_from_file_variable_and_option_weakest_first(
    cli, sample, tmp_path, monkeypatch
):
    config = tmp_path / "my.toml"
    config.write_text('organization = "File"\ncollection = "File"\ndescription = "File"\n')
    monkeypatch.setenv("PACKAGER_COLLECTION", "Variable")
    monkeypatch.setenv("PACKAGER_DESCRIPTION", "Variable")
    out = tmp_path / "out"
    more = ("--description", "Option", "--offline")
    ended = cli("pack", sample, "--config", config, *more, "--out", out)
    assert ended.code == 0, ended.err
    text = (only_package(out) / "bag-info.txt").read_text("utf-8")
    assert "Source-Organization: File\n" in text
    assert "Internal-Sender-Identifier: Variable\n" in text
    assert "External-Description: Option\n" in text


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('organisation = "x"', "organisation: no such setting"),
        ("organization = 3", "organization: expected a text, found 3"),
        ('check = "half"', "check: expected full, fast, none, found 'half'"),
        ("offline = ", "not a TOML file"),
    ],
)
def test_a_bad_settings_file_is_named_with_what_is_wrong(cli, sample, tmp_path, line, words):
    config = tmp_path / "my.toml"
    config.write_text(line)
    ended = cli("pack", sample, "--config", config, "--out", tmp_path / "out")
    assert ended.code == 2
    assert f"{config}: {words}" in ended.err


@pytest.mark.parametrize("how", list(BagCheck))
def test_each_kind_of_check_makes_a_package(cli, sample, tmp_path, how):
    assert cli("pack", sample, "--check", str(how), "--out", tmp_path).code == 0
    assert cli("verify", "--require-package", only_package(tmp_path)).code == 0


def test_an_address_is_not_asked_while_offline(cli, tmp_path):
    ended = cli("pack", "http://127.0.0.1:9/story", "--offline", "--out", tmp_path / "out")
    assert ended.code == 5
    assert "--offline" in ended.err
