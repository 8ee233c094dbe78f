"""What must hold between the header of a record and its block."""

from archive.findings import Code
from archive.warc.address import asks_for
from archive.warc.block import Block
from archive.warc.header import Header
from archive.warc.log import Log
from archive.warc.media_type import HTTP, parse_media_type
from archive.warc.payload import HttpPayload

_HTTP_SCHEMES = ("http:", "https:")
_SHOWN_CHARS = 200


def check_block(header: Header, block: Block, offset: int, log: Log) -> str | None:
    """Note what is wrong with a block that was read to its end.

    Returns:
        Of a response without a body, what it would need if its request was not a HEAD, in words;
        None where nothing depends on that.
    """
    _check_content_type(header, block, offset, log)
    _check_block_digest(block, offset, log)
    _check_payload_digest(header, block, offset, log)
    if block.http is None or not block.size_bytes or "warc-segment-number" in header.fields:
        return None
    return _check_http(header, block.http, offset, log)


def _check_content_type(header: Header, block: Block, offset: int, log: Log) -> None:
    if not block.size_bytes or header.type == "continuation":
        return
    found = header.fields.get("content-type")
    media_type = parse_media_type(found)
    expected = None if found else "a media type"
    is_http = (header.target_uri or "").startswith(_HTTP_SCHEMES)
    if is_http and header.type in ("request", "response"):
        is_fit = media_type.message_type in (None, header.type)
        if media_type.essence != HTTP or not is_fit:
            expected = f"{HTTP};msgtype={header.type}"  # WARC 1.1 §6.3.2, §6.5.2
    if expected:
        log.note_at(
            offset,
            Code.WARC_CONTENT_TYPE,
            "its Content-Type does not say what its block is",
            expected=expected,
            found=(found or "none")[:_SHOWN_CHARS],
        )


def _check_block_digest(block: Block, offset: int, log: Log) -> None:
    expected = block.block_digest
    if expected is None:
        message = "it has no block digest, so that nothing shows whether its block was changed"
        log.note_at(offset, Code.WARC_DIGEST_MISSING, message)
    elif expected.algorithm is None:
        _note_not_checked(log, offset, "block", "it is of an algorithm that cannot be computed")
    elif (found := block.compute_block_digest() or b"") != expected.value:
        log.note_at(
            offset,
            Code.WARC_BLOCK_DIGEST,
            f"its block is not what it was: its {expected.algorithm} is another",
            expected=expected.value.hex(),
            found=found.hex(),
        )


def _check_payload_digest(header: Header, block: Block, offset: int, log: Log) -> None:
    found = block.compute_payload_digests()
    expected = block.payload_digest
    if expected is None or header.type == "revisit":
        return  # a revisit's is that of another record (WARC 1.1 §6.7.2), compared afterwards
    if expected.algorithm is None:
        _note_not_checked(log, offset, "payload", "it is of an algorithm that cannot be computed")
    elif "warc-segment-number" in header.fields:
        _note_not_checked(log, offset, "payload", "its payload is spread over several records")
    elif found.letter is None and found.practice is None:
        _note_not_checked(log, offset, "payload", "its payload cannot be told from its head")
    elif expected.value == found.letter:
        return
    elif expected.value == found.practice:
        message = "its payload digest is of the body with its framing, as many programs compute it"
        log.note_at(offset, Code.WARC_DIGEST_OF_FRAMING, message)
    elif found.letter is None:
        _note_not_checked(log, offset, "payload", "its body has a transfer coding that is not read")
    else:
        log.note_at(
            offset,
            Code.WARC_PAYLOAD_DIGEST,
            f"its payload is not what it was: its {expected.algorithm} is another",
            expected=expected.value.hex(),
            found=found.letter.hex(),
        )


def _note_not_checked(log: Log, offset: int, which: str, why: str) -> None:
    log.note_at(offset, Code.WARC_DIGEST_NOT_CHECKED, f"its {which} digest was not checked: {why}")


def _check_http(header: Header, http: HttpPayload, offset: int, log: Log) -> str | None:
    is_cut = "warc-truncated" in header.fields
    if http.not_http or http.head is None or http.body is None:
        if not is_cut:
            message = f"its block is no HTTP message: {http.not_http}"
            log.note_at(offset, Code.WARC_HTTP_MALFORMED, message)
        return None
    _check_address(header, http, offset, log)
    if http.body.surplus:
        message = f"{http.body.surplus} bytes stand after the end of its HTTP message"
        log.note_at(offset, Code.WARC_HTTP_SURPLUS, message)
    fault = http.body.find_fault()
    if fault is None or is_cut or header.type == "revisit":
        return None
    if header.type == "response" and not http.has_content:
        return fault  # right, if the request was a HEAD
    note_short_message(offset, log, fault)
    return None


def note_short_message(offset: int, log: Log, fault: str) -> None:
    """Note that an HTTP message is not whole, and nothing says that it was cut."""
    message = f"its HTTP message is not whole: {fault}; and no WARC-Truncated says so"
    log.note_at(offset, Code.WARC_HTTP_FRAMING, message)


def _check_address(header: Header, http: HttpPayload, offset: int, log: Log) -> None:
    uri = header.target_uri
    head = http.head
    if uri is None or head is None or head.method is None or head.target is None:
        return
    if not asks_for(uri, method=head.method, target=head.target, host=head.host):
        log.note_at(
            offset,
            Code.WARC_OTHER_ADDRESS,
            "its HTTP request asks for another address",
            expected=uri[:_SHOWN_CHARS],
            found=f"{head.method} {head.target} of {head.host}"[:_SHOWN_CHARS],
        )
