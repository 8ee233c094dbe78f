"""Records whose block is not what their header says, in files that are whole."""

from archive.findings import Code
from tests.warc_faults.registry import fault
from tests.warc_files import CHUNKS, Warc, sha1, sha256

OK = b"HTTP/1.1 200 OK\r\n"


def answer_with(warc: Warc, block: bytes) -> None:
    """Give the chunked answer another block, with a digest that fits."""
    warc["chunks"].block = block


# Length ------------------------------------------------------------------------------------------


@fault(Code.WARC_BLOCK_DIGEST, Code.WARC_RECORD_END)
def a_content_length_too_small(warc):
    warc["note"].fields["Content-Length"] = str(len(warc["note"].block) - 1)
    warc["note"].fields["WARC-Block-Digest"] = sha256(warc["note"].block)


@fault(Code.WARC_RECORD_END)
def a_content_length_too_small_and_a_digest_that_fits(warc):
    block = warc["note"].block
    warc["note"].fields["Content-Length"] = str(len(block) - 1)
    warc["note"].fields["WARC-Block-Digest"] = sha256(block[:-1])


@fault(Code.WARC_BLOCK_DIGEST, Code.WARC_RECORD_END)
def a_content_length_too_large(warc):
    warc["note"].fields["Content-Length"] = str(len(warc["note"].block) + 1)


@fault(Code.WARC_BLOCK_CUT)
def a_content_length_beyond_the_member(warc):
    warc["note"].fields["Content-Length"] = "100000"


@fault(Code.WARC_BLOCK_CUT)
def a_content_length_of_a_quintillion(warc):
    warc["note"].fields["Content-Length"] = "999999999999999999"


@fault(Code.WARC_RECORD_END)
def no_new_lines_after_a_block(warc):
    warc["note"].end = b""


@fault(Code.WARC_RECORD_END)
def one_new_line_after_a_block(warc):
    warc["note"].end = b"\r\n"


@fault(Code.WARC_RECORD_END)
def lf_lf_after_a_block(warc):
    warc["note"].end = b"\n\n"


# Digests -----------------------------------------------------------------------------------------


@fault(Code.WARC_BLOCK_DIGEST, Code.WARC_PAYLOAD_DIGEST)
def a_byte_of_a_payload_changed(warc):
    page = warc["page"]
    page.fields |= {"WARC-Block-Digest": sha256(page.block)}
    page.block = page.block.replace(b"open", b"shut", 1)


@fault(Code.WARC_BLOCK_DIGEST)
def a_byte_of_an_http_head_changed(warc):
    page = warc["page"]
    page.fields |= {"WARC-Block-Digest": sha256(page.block)}
    page.block = page.block.replace(b"200 OK", b"200 ok", 1)


@fault(Code.WARC_BLOCK_DIGEST)
def a_byte_of_a_request_changed(warc):
    request = warc["page request"]
    request.fields |= {"WARC-Block-Digest": sha256(request.block)}
    request.block = request.block.replace(b"HTTP/1.1", b"HTTP/1.0")


@fault(Code.WARC_BLOCK_DIGEST, revisit=True)
def a_byte_of_a_revisit_changed(warc):
    again = warc["again"]
    again.fields |= {"WARC-Block-Digest": sha256(again.block)}
    again.block = again.block.replace(b"200 OK", b"200 ok", 1)


@fault(Code.WARC_BLOCK_DIGEST)
def a_byte_of_a_resource_changed(warc):
    warc["picture"].fields |= {"WARC-Block-Digest": sha256(warc["picture"].block)}
    warc["picture"].block = warc["picture"].block[:-1] + b"x"


@fault(Code.WARC_BLOCK_DIGEST)
def a_block_digest_of_something_else(warc):
    warc["page"].fields["WARC-Block-Digest"] = sha1(b"something else")


@fault(Code.WARC_PAYLOAD_DIGEST)
def a_payload_digest_of_something_else(warc):
    warc["page"].fields["WARC-Payload-Digest"] = sha256(b"something else")


@fault(Code.WARC_DIGEST_MISSING)
def no_block_digest(warc):
    warc["page"].without = {"WARC-Block-Digest"}


@fault(Code.WARC_FIELD_MALFORMED, Code.WARC_DIGEST_MISSING)
def a_digest_that_is_too_short(warc):
    warc["page"].fields["WARC-Block-Digest"] = sha256(b"")[:-2]


@fault(Code.WARC_FIELD_MALFORMED, Code.WARC_DIGEST_MISSING)
def a_digest_without_its_algorithm(warc):
    warc["page"].fields["WARC-Block-Digest"] = sha256(b"").partition(":")[2]


@fault(Code.WARC_FIELD_MALFORMED, Code.WARC_DIGEST_MISSING)
def a_digest_that_is_not_hexadecimal(warc):
    warc["page"].fields["WARC-Block-Digest"] = "sha256:" + "x" * 64


@fault(Code.WARC_DIGEST_NOT_CHECKED)
def a_digest_of_an_unknown_algorithm(warc):
    warc["page"].fields["WARC-Block-Digest"] = "crc64:0123456789abcdef"


@fault(Code.WARC_DIGEST_OF_FRAMING)
def a_payload_digest_with_the_chunk_framing(warc):
    warc["chunks"].payload = CHUNKS


@fault(Code.WARC_PAYLOAD_DIGEST)
def a_payload_digest_of_the_whole_block(warc):
    warc["chunks"].payload = warc["chunks"].block


# HTTP --------------------------------------------------------------------------------------------


@fault(Code.WARC_HTTP_MALFORMED)
def no_status_line(warc):
    answer_with(warc, b"Content-Length: 5\r\n\r\nhello")


@fault(Code.WARC_HTTP_MALFORMED)
def a_status_line_without_a_number(warc):
    answer_with(warc, b"HTTP/1.1 OK\r\nContent-Length: 5\r\n\r\nhello")


@fault(Code.WARC_HTTP_MALFORMED)
def an_http_head_that_does_not_end(warc):
    answer_with(warc, OK + b"Content-Length: 5\r\n")


@fault(Code.WARC_HTTP_MALFORMED)
def a_response_that_is_a_picture(warc):
    answer_with(warc, b"\x89PNG\r\n\x1a\n")


@fault(Code.WARC_HTTP_MALFORMED)
def an_interim_head_and_no_other(warc):
    answer_with(warc, b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")


@fault(Code.WARC_HTTP_MALFORMED)
def a_request_line_without_a_target(warc):
    warc["page request"].block = b"GET HTTP/1.1\r\nHost: news.example\r\n\r\n"


@fault(Code.WARC_HTTP_FRAMING)
def a_body_shorter_than_its_content_length(warc):
    answer_with(warc, OK + b"Content-Length: 50\r\n\r\nhello")


@fault(Code.WARC_HTTP_SURPLUS)
def a_body_longer_than_its_content_length(warc):
    answer_with(warc, OK + b"Content-Length: 4\r\n\r\nhello")


@fault(Code.WARC_HTTP_FRAMING)
def a_body_lost_altogether(warc):
    answer_with(warc, OK + b"Content-Length: 5\r\n\r\n")


@fault(Code.WARC_HTTP_FRAMING)
def a_chunked_body_lost_altogether(warc):
    answer_with(warc, OK + b"Transfer-Encoding: chunked\r\n\r\n")


@fault(Code.WARC_HTTP_FRAMING)
def a_body_without_the_chunks_that_its_head_announces(warc):
    answer_with(warc, OK + b"Transfer-Encoding: chunked\r\n\r\nhello world")


@fault(Code.WARC_HTTP_FRAMING)
def a_chunk_longer_than_its_size(warc):
    answer_with(warc, OK + b"Transfer-Encoding: chunked\r\n\r\n4\r\nhello\r\n0\r\n\r\n")


@fault(Code.WARC_HTTP_FRAMING)
def a_chunk_shorter_than_its_size(warc):
    answer_with(warc, OK + b"Transfer-Encoding: chunked\r\n\r\nff\r\nhello\r\n0\r\n\r\n")


@fault(Code.WARC_HTTP_FRAMING)
def no_last_chunk(warc):
    answer_with(warc, OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n")


@fault(Code.WARC_HTTP_FRAMING)
def trailers_that_do_not_end(warc):
    answer_with(warc, OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\nX-A: b\r\n")


@fault(Code.WARC_HTTP_FRAMING)
def a_request_body_shorter_than_its_content_length(warc):
    head = b"POST /page HTTP/1.1\r\nHost: news.example\r\nContent-Length: 9\r\n\r\n"
    warc["page request"].block = head + b"a=b"


@fault(Code.WARC_OTHER_ADDRESS)
def two_requests_exchanged(warc):
    one, other = warc["page request"], warc["chunks request"]
    one.block, other.block = other.block, one.block


@fault(Code.WARC_OTHER_ADDRESS)
def a_request_of_another_host(warc):
    request = warc["page request"]
    request.block = request.block.replace(b"news.example", b"news2.example")
