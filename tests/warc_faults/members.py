"""Files that were cut, changed or mended as bytes."""

import gzip

from archive.findings import Code
from tests.warc_faults.registry import fault
from tests.warc_files import Warc, compress


def flip(content: bytes, at: int) -> bytes:
    """Change one bit of a byte; ``at`` counts from the end where it is negative."""
    at %= len(content)
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


def joined(members: dict[str, bytes]) -> bytes:
    return b"".join(members.values())


def with_member(warc: Warc, name: str, change) -> bytes:
    members = warc.members()
    members[name] = change(members[name])
    return joined(members)


# Not a WARC file at all --------------------------------------------------------------------------


@fault(Code.WARC_NOT_A_WARC)
def an_empty_file(_warc):
    return b""


@fault(Code.WARC_NOT_A_WARC, Code.WARC_STRAY_BYTES)
def a_file_of_text(_warc):
    return b"There is no record in this file.\n" * 20


@fault(Code.WARC_NOT_A_WARC, Code.WARC_STRAY_BYTES)
def a_compressed_file_of_text(_warc):
    return compress(b"There is no record in this file.\n" * 20)


@fault(Code.WARC_NOT_A_WARC, Code.WARC_STRAY_BYTES)
def a_file_of_zeros(_warc):
    return bytes(10_000)


# Cut ---------------------------------------------------------------------------------------------


@fault(Code.WARC_GZIP_CUT, Code.WARC_NOT_CLOSED)
def cut_in_the_last_record(warc):
    return warc.render()[: -len(warc.members()["closing"]) // 2]


@fault(Code.WARC_GZIP_CUT)
def the_last_4_bytes_cut(warc):
    return warc.render()[:-4]


@fault(Code.WARC_GZIP_CUT)
def the_last_8_bytes_cut(warc):
    return warc.render()[:-8]


@fault(Code.WARC_GZIP_CUT, Code.WARC_NOT_CLOSED)
def cut_in_the_gzip_header_of_the_last_record(warc):
    return warc.render()[: -len(warc.members()["closing"]) + 5]


@fault(Code.WARC_STRAY_BYTES, Code.WARC_NOT_CLOSED)
def cut_after_one_byte_of_the_last_record(warc):
    return warc.render()[: -len(warc.members()["closing"]) + 1]


@fault(Code.WARC_NOT_CLOSED)
def the_last_record_lost(warc):
    return warc.render()[: -len(warc.members()["closing"])]


@fault(Code.WARC_NOT_CLOSED)
def the_last_two_records_lost(warc):
    warc.remove("note", "closing")
    return warc.render()


@fault(Code.WARC_NOT_CLOSED)
def all_records_but_the_first_lost(warc):
    return warc.members()["info"]


@fault(Code.WARC_BLOCK_CUT, Code.WARC_NOT_CLOSED, suffix=".warc")
def an_uncompressed_file_cut_in_a_block(warc):
    warc["info"].fields["WARC-Filename"] = "a.warc"
    warc.close(plain=True)
    return warc.render_plain()[:-20]


@fault(Code.WARC_RECORD_END, suffix=".warc")
def an_uncompressed_file_cut_by_2_bytes(warc):
    warc["info"].fields["WARC-Filename"] = "a.warc"
    warc.close(plain=True)
    return warc.render_plain()[:-2]


@fault(Code.WARC_NOT_CLOSED, suffix=".warc")
def the_last_record_of_an_uncompressed_file_lost(warc):
    warc["info"].fields["WARC-Filename"] = "a.warc"
    warc.remove("closing")
    return warc.render_plain()


# Records lost or added within the file -----------------------------------------------------------


@fault(Code.WARC_DANGLING, Code.WARC_CLOSING_DIFFERS)
def a_response_lost(warc):
    warc.remove("chunks")
    return warc.render()


@fault(Code.WARC_CLOSING_DIFFERS)
def a_request_and_its_response_lost(warc):
    warc.remove("chunks", "chunks request")
    return warc.render()


@fault(Code.WARC_CLOSING_DIFFERS)
def a_record_that_nothing_refers_to_lost(warc):
    warc.remove("picture")
    return warc.render()


@fault(Code.WARC_ID_REPEATED, Code.WARC_CLOSING_DIFFERS)
def a_record_written_twice(warc):
    return with_member(warc, "picture", lambda member: member + member)


@fault(Code.WARC_NOT_CLOSED)
def a_record_after_the_closing_one(warc):
    members = warc.members()
    picture = members.pop("picture")
    return joined(members) + picture


@fault(Code.WARC_CLOSING_DIFFERS)
def two_records_exchanged_for_a_longer_one(warc):
    warc.remove("picture")
    warc["note"].block *= 30
    return warc.render()


# Damaged -----------------------------------------------------------------------------------------


@fault(Code.WARC_GZIP_DAMAGED, Code.WARC_CLOSING_DIFFERS)
def a_bit_flipped_in_a_crc(warc):
    return with_member(warc, "picture", lambda member: flip(member, -8))


@fault(Code.WARC_GZIP_DAMAGED, Code.WARC_CLOSING_DIFFERS)
def a_bit_flipped_in_a_gzip_length(warc):
    return with_member(warc, "picture", lambda member: flip(member, -4))


@fault(Code.WARC_GZIP_DAMAGED, Code.WARC_CLOSING_DIFFERS)
def a_bit_flipped_in_the_first_deflate_block(warc):
    return with_member(warc, "picture", lambda member: flip(member, 10))


@fault(Code.WARC_GZIP_DAMAGED, Code.WARC_CLOSING_DIFFERS)
def a_bit_flipped_in_stored_bytes(warc):
    picture = compress(warc["picture"].render(), level=0)
    return with_member(warc, "picture", lambda _member: flip(picture, -20))


@fault(Code.WARC_GZIP_DAMAGED, Code.WARC_CLOSING_DIFFERS)
def a_reserved_gzip_flag_set(warc):
    return with_member(warc, "picture", lambda member: member[:3] + b"\x80" + member[4:])


@fault(Code.WARC_STRAY_BYTES, Code.WARC_CLOSING_DIFFERS)
def an_unknown_compression_method(warc):
    return with_member(warc, "picture", lambda member: member[:2] + b"\x07" + member[3:])


@fault(Code.WARC_STRAY_BYTES, Code.WARC_CLOSING_DIFFERS)
def the_first_byte_of_a_member_changed(warc):
    return with_member(warc, "picture", lambda member: b"\x00" + member[1:])


@fault(Code.WARC_STRAY_BYTES, Code.WARC_CLOSING_DIFFERS, Code.WARC_DANGLING, Code.WARC_NO_WARCINFO)
def the_first_byte_of_the_file_changed(warc):
    return b"\x00" + warc.render()[1:]


@fault(Code.WARC_GZIP_DAMAGED, Code.WARC_CLOSING_DIFFERS, Code.WARC_DANGLING)
def a_hundred_bytes_overwritten_with_zeros(warc):
    return with_member(warc, "page", lambda m: m[:60] + bytes(100) + m[160:])


@fault(Code.WARC_GZIP_DAMAGED, Code.WARC_CLOSING_DIFFERS, Code.WARC_DANGLING)
def one_byte_lost(warc):
    return with_member(warc, "page", lambda member: member[:100] + member[101:])


@fault(Code.WARC_GZIP_DAMAGED, Code.WARC_CLOSING_DIFFERS, Code.WARC_DANGLING)
def one_byte_added(warc):
    return with_member(warc, "page", lambda member: member[:100] + b"x" + member[100:])


# Bytes that belong to no record ------------------------------------------------------------------


@fault(Code.WARC_STRAY_BYTES)
def text_after_the_end(warc):
    return warc.render() + b"and more"


@fault(Code.WARC_STRAY_BYTES)
def zeros_after_the_end(warc):
    return warc.render() + bytes(512)


@fault(Code.WARC_STRAY_BYTES)
def one_byte_after_the_end(warc):
    return warc.render() + b"\n"


@fault(Code.WARC_STRAY_BYTES, Code.WARC_CLOSING_DIFFERS)
def bytes_between_two_members(warc):
    return with_member(warc, "picture", lambda member: member + b"between")


@fault(Code.WARC_STRAY_BYTES, Code.WARC_CLOSING_DIFFERS)
def an_empty_member_between_two_records(warc):
    return with_member(warc, "picture", lambda member: member + gzip.compress(b"", mtime=0))


@fault(Code.WARC_STRAY_BYTES, Code.WARC_CLOSING_DIFFERS)
def a_member_of_something_else(warc):
    return with_member(warc, "picture", lambda member: member + compress(b"no record"))


@fault(Code.WARC_STRAY_BYTES)
def bytes_after_a_record_in_its_member(warc):
    warc["picture"].end = b"\r\n\r\n\r\n"


@fault(Code.WARC_STRAY_BYTES)
def a_record_that_is_not_compressed(warc):
    plain = warc["picture"].render()
    members = warc.members()
    return joined(members) + plain


@fault(Code.WARC_STRAY_BYTES, suffix=".warc")
def bytes_between_two_uncompressed_records(warc):
    warc["info"].fields["WARC-Filename"] = "a.warc"
    warc["picture"].end = b"\r\n\r\nbetween\r\n\r\n"
    warc.close(plain=True)
    return warc.render_plain()


# Members and records ------------------------------------------------------------------------------


@fault(Code.WARC_NOT_ONE_A_MEMBER, Code.WARC_CLOSING_DIFFERS)
def the_whole_file_in_one_member(warc):
    return compress(warc.render_plain())


@fault(Code.WARC_NOT_ONE_A_MEMBER, Code.WARC_CLOSING_DIFFERS)
def two_records_in_one_member(warc):
    members = warc.members()
    members["picture"] = compress(warc["picture"].render() + warc["note"].render())
    del members["note"]
    return joined(members)


@fault(Code.WARC_BLOCK_CUT, Code.WARC_STRAY_BYTES, Code.WARC_CLOSING_DIFFERS)
def a_record_split_over_two_members(warc):
    page = warc["page"].render()
    return with_member(warc, "page", lambda _m: compress(page[:-100]) + compress(page[-100:]))


@fault(Code.WARC_NAME_DIFFERS, suffix=".warc")
def a_compressed_file_that_is_not_called_so(warc):
    warc["info"].fields["WARC-Filename"] = "a.warc"


@fault(Code.WARC_NAME_DIFFERS)
def another_name_in_the_warcinfo_record(warc):
    warc["info"].fields["WARC-Filename"] = "b.warc.gz"
