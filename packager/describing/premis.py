"""``metadata/premis.xml``: objects, events and agents (PREMIS 3.0).

Objects are the payload files, the article and each tweet; events are the captures, the making of
checksums and the making of the package; agents are the software and, where the user states it, the
organisation. What happens to a bag later is no part of its payload, and so not here.
"""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from xml.etree.ElementTree import Element

from archive import __version__, layout
from archive.writing.bag import PayloadFile
from packager.clock import render_time
from packager.describing.files import kind_of
from packager.describing.xml_text import add, fit_for_xml, new_root, render

_PREMIS = "http://www.loc.gov/premis/v3"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_EVENT_TYPES = "http://id.loc.gov/vocabulary/preservation/eventType"
_SOFTWARE = f"{layout.SOFTWARE_NAME} {__version__}"
_NAMESPACE = uuid.UUID("0f0b5a6e-4d59-5a8f-8a55-1b7f1ccf2f10")


@dataclass(frozen=True, kw_only=True, slots=True)
class Preserved:
    """What PREMIS is told of a package."""

    identifier: str  # of the package, "urn:uuid:..."
    title: str
    started_at: datetime  # UTC
    organization: str | None
    record: Mapping[str, Any]  # references.json
    tweets: Sequence[Mapping[str, Any]]
    collection: Mapping[str, Any]
    files: Sequence[PayloadFile]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Event:
    """One event."""

    kind: str
    code: str | None  # in the vocabulary of the Library of Congress
    at: str
    detail: str
    outcome: str
    note: str | None
    objects: tuple[str, ...]


def render_premis(preserved: Preserved) -> bytes:
    """Render premis.xml."""
    root = new_root(f"{{{_PREMIS}}}premis", {"premis": _PREMIS, "xsi": _XSI}, {"version": "3.0"})
    _add_representation(root, "article", preserved.title, [file.path for file in preserved.files])
    for tweet in preserved.tweets:
        path = f"{layout.TWEETS_FOLDER}/{tweet['status_id']}.json"
        _add_representation(root, _tweet_name(tweet), tweet["canonical_url"], [path])
    for file in preserved.files:
        _add_file(root, file)
    for event in _events(preserved):
        _add_event(root, event, preserved)
    _add_agent(root, _SOFTWARE, layout.SOFTWARE_NAME, "software", version=__version__)
    if preserved.organization:
        _add_agent(root, preserved.organization, preserved.organization, "organization")
    return render(root)


def _tweet_name(tweet: Mapping[str, Any]) -> str:
    return f"tweet {tweet['status_id']}"


def _add_object(root: Element, kind: str, name: str) -> Element:
    one = add(root, "object", attributes={f"{{{_XSI}}}type": f"premis:{kind}"})
    identifier = add(one, "objectIdentifier")
    add(identifier, "objectIdentifierType", "local")
    add(identifier, "objectIdentifierValue", name)
    return one


def _add_representation(root: Element, name: str, title: str, paths: Sequence[str]) -> None:
    one = _add_object(root, "representation", name)
    add(one, "originalName", title)
    relationship = add(one, "relationship")
    add(relationship, "relationshipType", "structural")
    add(relationship, "relationshipSubType", "has part")
    for path in paths:
        related = add(relationship, "relatedObjectIdentifier")
        add(related, "relatedObjectIdentifierType", "local")
        add(related, "relatedObjectIdentifierValue", path)


def _add_file(root: Element, file: PayloadFile) -> None:
    one, kind = _add_object(root, "file", file.path), kind_of(file)
    characteristics = add(one, "objectCharacteristics")
    for algorithm, digest in (("SHA-256", file.sha256), ("SHA-512", file.sha512)):
        fixity = add(characteristics, "fixity")
        add(fixity, "messageDigestAlgorithm", algorithm)
        add(fixity, "messageDigest", digest)
        add(fixity, "messageDigestOriginator", _SOFTWARE)
    add(characteristics, "size", str(file.size_bytes))
    described = add(characteristics, "format")
    add(add(described, "formatDesignation"), "formatName", kind.name)
    if kind.pronom:
        registry = add(described, "formatRegistry")
        add(registry, "formatRegistryName", "PRONOM")
        add(registry, "formatRegistryKey", kind.pronom)
    add(one, "originalName", file.path)


def _events(preserved: Preserved) -> Iterator[_Event]:
    warcs = tuple(
        file.path for file in preserved.files if file.path.startswith(f"{layout.WARC_FOLDER}/")
    )
    yield from _article_captures(preserved.collection, warcs)
    for tweet in preserved.tweets:
        yield from _tweet_captures(tweet, warcs)
    at = render_time(preserved.started_at)
    paths = tuple(file.path for file in preserved.files)
    yield _Event(
        kind="message digest calculation",
        code="mes",
        at=at,
        detail="SHA-256 and SHA-512 of every payload file",
        outcome="success",
        note=None,
        objects=paths,
    )
    yield _Event(
        kind="information package creation",
        code=None,
        at=at,
        detail=f"BagIt package {preserved.identifier}",
        outcome="success",
        note=None,
        objects=("article",),
    )


def _article_captures(collection: Mapping[str, Any], warcs: tuple[str, ...]) -> Iterator[_Event]:
    for question in collection["questions"]:
        if question["purpose"] == "article" and question["exchanges"]:
            yield _Event(
                kind="capture",
                code="cap",
                at=question["exchanges"][0]["asked_at"],
                detail=f"HTTP GET {question['url']}",
                outcome="failed" if question["error"] else "success",
                note=question["error"],
                objects=("article", *warcs),
            )


def _tweet_captures(tweet: Mapping[str, Any], warcs: tuple[str, ...]) -> Iterator[_Event]:
    captures = tweet["captures"]
    if not captures:
        return
    shown = sum(one["shows"] == "tweet" for one in captures)
    outcome = "success" if shown == len(captures) else "partial" if shown else "failed"
    words = ", ".join(f"{one['from'] or 'the platform'}: {one['shows']}" for one in captures)
    yield _Event(
        kind="capture",
        code="cap",
        at=min(one["asked_at"] for one in captures),
        detail=f"{len(captures)} answers about {tweet['canonical_url']}",
        outcome=outcome,
        note=words,
        objects=(_tweet_name(tweet), *warcs),
    )


def _add_event(root: Element, event: _Event, preserved: Preserved) -> None:
    one = add(root, "event")
    what = f"{preserved.identifier}\0{event.kind}\0{event.detail}\0{event.at}"
    name = uuid.uuid5(_NAMESPACE, fit_for_xml(what))
    identifier = add(one, "eventIdentifier")
    add(identifier, "eventIdentifierType", "UUID")
    add(identifier, "eventIdentifierValue", str(name))
    attributes = {}
    if event.code:
        attributes = {
            "authority": "eventType",
            "authorityURI": _EVENT_TYPES,
            "valueURI": f"{_EVENT_TYPES}/{event.code}",
        }
    add(one, "eventType", event.kind, attributes)
    add(one, "eventDateTime", event.at)
    add(add(one, "eventDetailInformation"), "eventDetail", event.detail)
    outcome = add(one, "eventOutcomeInformation")
    add(outcome, "eventOutcome", event.outcome)
    if event.note:
        add(add(outcome, "eventOutcomeDetail"), "eventOutcomeDetailNote", event.note)
    agent = add(one, "linkingAgentIdentifier")
    add(agent, "linkingAgentIdentifierType", "local")
    add(agent, "linkingAgentIdentifierValue", _SOFTWARE)
    add(agent, "linkingAgentRole", "executing program")
    for name_of_object in event.objects:
        linked = add(one, "linkingObjectIdentifier")
        add(linked, "linkingObjectIdentifierType", "local")
        add(linked, "linkingObjectIdentifierValue", name_of_object)


def _add_agent(
    root: Element, identifier: str, name: str, kind: str, *, version: str | None = None
) -> None:
    one = add(root, "agent")
    place = add(one, "agentIdentifier")
    add(place, "agentIdentifierType", "local")
    add(place, "agentIdentifierValue", identifier)
    add(one, "agentName", name)
    add(one, "agentType", kind)
    if version:
        add(one, "agentVersion", version)
