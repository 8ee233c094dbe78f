"""Twitter's answers in the shape of each era, made up; the files stand in ``answers/``."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from packager.platforms import PLATFORMS
from packager.platforms.interface import Absence, Answer, PostId
from tests.packager.platforms.samples import Sample, answer_to, body_of

(TWITTER,) = PLATFORMS
ANSWERS = Path(__file__).parent / "answers"


def tweet(status_id: str) -> PostId:
    """The identity of a tweet."""
    return PostId(platform="twitter", value=status_id)


def sample(
    file: str, status_id: str, handle: str, absence: Absence | None = None, status: int = 200
) -> Sample:
    """The answer in a file, as if the tweet's page had been asked for."""
    url = f"https://twitter.com/{handle}/status/{status_id}"
    return Sample(
        name=file,
        post_id=tweet(status_id),
        answer=answer_to(url, body_of(ANSWERS, file), status=status),
        absence=absence,
    )


MUSEUM = "620000000000000456"
TIDES = "1610000000000000333"
FERRY = "1700000000000000444"
KEEPER = "1870000000000000555"

TWITTER_SAMPLES = (
    sample("stream-2016.json", "800000000000000111", "OleAndSons"),
    sample("stream-long-2018.json", "999000000000000222", "harbour_library"),
    sample("stream-repost-2016.json", "811000000000000999", "a_visitor"),
    sample("syndication.json", FERRY, "Faehre_Nord"),
    sample("syndication-long.json", KEEPER, "LightKeeper"),
    sample("api-v2.json", TIDES, "tides"),
    sample("api-v2-list-long.json", KEEPER, "LightKeeper"),
    sample("graphql.json", FERRY, "Faehre_Nord"),
    sample("graphql-conversation.json", KEEPER, "LightKeeper"),
    sample("oembed.json", MUSEUM, "HafenMuseum"),
    sample("oembed-repost.json", "811000000000000999", "a_visitor"),
    sample("page-2009.html", "1423456789", "HarbourClock"),
    sample("page-2010-list.html", "9876543210", "HarbourClock"),
    sample("page-2012.html", "251000000000000123", "HarbourClock"),
    sample("page-2015.html", MUSEUM, "HafenMuseum"),
    sample("page-2019-quote.html", "1150000000000000789", "Faehre_Nord"),
    sample("page-2022.html", "1530000000000000321", "BridgeWatch"),
    sample("page-summary-2021.html", "1290000000000000888", "SeaFog"),
    sample("api-v2-not-found.json", TIDES, "tides", Absence.NOT_FOUND),
    sample("api-v2-not-authorized.json", TIDES, "tides", Absence.RESTRICTED_OR_UNKNOWN),
    sample("api-1-suspended.json", TIDES, "tides", Absence.SUSPENDED),
    sample("oembed-not-authorized.json", MUSEUM, "x", Absence.RESTRICTED_OR_UNKNOWN, 403),
    sample("page-suspended.html", MUSEUM, "HafenMuseum", Absence.SUSPENDED),
    sample("page-protected.html", MUSEUM, "HafenMuseum", Absence.PROTECTED),
    sample("page-not-found.html", MUSEUM, "HafenMuseum", Absence.NOT_FOUND),
    sample("page-not-authorized.html", MUSEUM, "HafenMuseum", Absence.RESTRICTED_OR_UNKNOWN),
    sample("page-login.html", MUSEUM, "HafenMuseum", Absence.UNREADABLE),
    sample("page-shell.html", MUSEUM, "HafenMuseum", Absence.UNREADABLE),
)


def sample_named(name: str) -> Sample:
    """The sample of a file."""
    return next(entry for entry in TWITTER_SAMPLES if entry.name == name)


def read(answer: Answer, status_id: str) -> Any:
    """The result of an answer to a question about a tweet."""
    return TWITTER.read(answer, tweet(status_id))


def read_sample(name: str, **changes: Any) -> Any:
    """The result of a sample, some fields of its answer changed."""
    sample = sample_named(name)
    return TWITTER.read(replace(sample.answer, **changes), sample.post_id)
