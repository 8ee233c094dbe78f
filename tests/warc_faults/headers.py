"""Records whose header is wrong, in files that are whole."""

from archive.findings import Code
from tests.warc_faults.registry import fault
from tests.warc_files import REQUEST, compress

# The fields that every record has ----------------------------------------------------------------


@fault(Code.WARC_FIELD_MISSING)
def no_record_id(warc):
    warc["picture"].without = {"WARC-Record-ID"}


@fault(Code.WARC_FIELD_MALFORMED)
def a_record_id_without_brackets(warc):
    warc["picture"].fields["WARC-Record-ID"] = "urn:uuid:00000000-0000-4000-8000-000000000077"


@fault(Code.WARC_FIELD_MALFORMED)
def a_record_id_with_a_blank(warc):
    warc["picture"].fields["WARC-Record-ID"] = "<urn:uuid: 00000000-0000-4000-8000-000000000077>"


@fault(Code.WARC_FIELD_MALFORMED)
def a_record_id_that_is_no_uri(warc):
    warc["picture"].fields["WARC-Record-ID"] = "<77>"


@fault(Code.WARC_FIELD_MISSING)
def no_date(warc):
    warc["picture"].without = {"WARC-Date"}


@fault(Code.WARC_FIELD_MALFORMED)
def a_date_that_is_in_no_calendar(warc):
    warc["picture"].fields["WARC-Date"] = "2016-02-30T17:42:30Z"


@fault(Code.WARC_FIELD_MALFORMED)
def a_date_without_a_zone(warc):
    warc["picture"].fields["WARC-Date"] = "2016-08-19T17:42:30"


@fault(Code.WARC_FIELD_MALFORMED)
def a_date_in_local_time(warc):
    warc["picture"].fields["WARC-Date"] = "2016-08-19T19:42:30+02:00"


@fault(Code.WARC_FIELD_MALFORMED)
def a_date_as_http_writes_it(warc):
    warc["picture"].fields["WARC-Date"] = "Fri, 19 Aug 2016 17:42:30 GMT"


@fault(Code.WARC_FIELD_MALFORMED)
def a_date_with_ten_digits_of_a_second(warc):
    warc["picture"].fields["WARC-Date"] = "2016-08-19T17:42:30.0123456789Z"


@fault(Code.WARC_FIELD_MISSING)
def no_type(warc):
    warc["note"].without = {"WARC-Type"}


@fault(Code.WARC_TYPE_UNKNOWN)
def an_unknown_type(warc):
    warc["note"].fields["WARC-Type"] = "remark"


@fault(Code.WARC_FIELD_MISSING)
def no_content_length(warc):
    warc["picture"].without = {"Content-Length"}


@fault(Code.WARC_FIELD_MALFORMED)
def a_negative_content_length(warc):
    warc["picture"].fields["Content-Length"] = "-8"


@fault(Code.WARC_FIELD_MALFORMED)
def a_content_length_in_words(warc):
    warc["picture"].fields["Content-Length"] = "eight"


@fault(Code.WARC_FIELD_REPEATED)
def two_content_lengths(warc):
    warc["picture"].lines = [b"Content-Length: 9"]


@fault(Code.WARC_FIELD_REPEATED)
def two_target_uris(warc):
    warc["page"].lines = [b"WARC-Target-URI: http://other.example/"]


# The form of the header --------------------------------------------------------------------------


@fault(Code.WARC_VERSION_UNKNOWN)
def an_unknown_version(warc):
    warc["picture"].version = "WARC/2.0"


@fault(Code.WARC_HEADER_MALFORMED, Code.WARC_CLOSING_DIFFERS)
def nothing_but_a_version(warc):
    members = warc.members()
    members["picture"] = compress(b"WARC/1.1")
    return b"".join(members.values())


@fault(Code.WARC_FIELD_MISSING, Code.WARC_CLOSING_DIFFERS)
def a_header_without_fields(warc):
    members = warc.members()
    members["picture"] = compress(b"WARC/1.1\r\n\r\n\r\n\r\n")
    return b"".join(members.values())


@fault(Code.WARC_STRAY_BYTES, Code.WARC_CLOSING_DIFFERS)
def a_version_in_lower_case(warc):
    warc["picture"].version = "warc/1.1"


@fault(Code.WARC_HEADER_MALFORMED)
def a_line_without_a_colon(warc):
    warc["picture"].lines = [b"no colon here"]


@fault(Code.WARC_HEADER_MALFORMED)
def a_name_with_a_blank(warc):
    warc["picture"].lines = [b"X Note: odd"]


@fault(Code.WARC_HEADER_MALFORMED)
def a_value_that_is_not_utf_8(warc):
    warc["picture"].lines = [b"X-Note: caf\xe9"]


@fault(Code.WARC_HEADER_MALFORMED)
def a_null_character(warc):
    warc["picture"].lines = [b"X-Note: a\x00b"]


@fault(Code.WARC_HEADER_MALFORMED)
def a_line_that_ends_in_lf_alone(warc):
    warc["picture"].lines = [b"X-Note: a\nX-Other: b"]


@fault(Code.WARC_HEADER_MALFORMED, Code.WARC_CLOSING_DIFFERS)
def every_line_of_a_record_ends_in_lf_alone(warc):
    members = warc.members()
    members["note"] = compress(warc["note"].render().replace(b"\r\n", b"\n"))
    return b"".join(members.values())


@fault(Code.WARC_HEADER_MALFORMED, Code.WARC_CLOSING_DIFFERS)
def a_header_that_does_not_end(warc):
    members = warc.members()
    members["picture"] = compress(warc["picture"].render().replace(b"\r\n\r\n", b"\r\n"))
    return b"".join(members.values())


@fault(Code.WARC_HEADER_MALFORMED, Code.WARC_CLOSING_DIFFERS)
def a_header_of_a_hundred_kilobytes(warc):
    warc["picture"].lines = [b"X-Note: " + b"long " * 20_000]


# Other fields ------------------------------------------------------------------------------------


@fault(Code.WARC_FIELD_MISSING)
def no_target_uri(warc):
    warc["picture"].without = {"WARC-Target-URI"}


@fault(Code.WARC_FIELD_MALFORMED)
def a_target_uri_with_a_blank(warc):
    warc["picture"].fields["WARC-Target-URI"] = "http://news.example/a picture"


@fault(Code.WARC_FIELD_MALFORMED)
def a_target_uri_that_is_not_ascii(warc):
    warc["picture"].fields["WARC-Target-URI"] = "http://news.example/é"


@fault(Code.WARC_FIELD_MALFORMED)
def a_target_uri_without_a_scheme(warc):
    warc["picture"].fields["WARC-Target-URI"] = "/picture"


@fault(Code.WARC_FIELD_MALFORMED)
def an_ip_address_that_is_none(warc):
    warc["page"].fields["WARC-IP-Address"] = "192.0.2.777"


@fault(Code.WARC_FIELD_MALFORMED)
def a_host_name_for_an_ip_address(warc):
    warc["page"].fields["WARC-IP-Address"] = "news.example"


@fault(Code.WARC_FIELD_MALFORMED)
def a_content_type_that_is_none(warc):
    warc["picture"].fields["Content-Type"] = "picture"


@fault(Code.WARC_CONTENT_TYPE)
def no_content_type(warc):
    warc["picture"].without = {"Content-Type"}


@fault(Code.WARC_CONTENT_TYPE)
def a_response_that_calls_itself_text(warc):
    warc["chunks"].fields["Content-Type"] = "text/html"


@fault(Code.WARC_CONTENT_TYPE)
def a_response_that_calls_itself_a_request(warc):
    warc["chunks"].fields["Content-Type"] = REQUEST


@fault(Code.WARC_FIELD_NOT_ALLOWED)
def a_response_that_refers_to_another_record(warc):
    warc["chunks"].fields["WARC-Refers-To"] = warc["page"].fields["WARC-Record-ID"]


@fault(Code.WARC_FIELD_NOT_ALLOWED)
def a_warcinfo_record_with_a_target_uri(warc):
    warc["info"].fields["WARC-Target-URI"] = "http://news.example/"


@fault(Code.WARC_FIELD_NOT_ALLOWED)
def a_payload_digest_of_a_metadata_record(warc):
    warc["note"].payload = warc["note"].block


@fault(Code.WARC_FIELD_NOT_ALLOWED)
def a_profile_of_a_response(warc):
    warc["chunks"].fields["WARC-Profile"] = "http://news.example/profile"


@fault(Code.WARC_FIELD_MISSING, revisit=True)
def a_revisit_without_a_profile(warc):
    warc["again"].without = {"WARC-Profile"}


@fault(Code.WARC_FIELD_MISSING, Code.WARC_DIGEST_NOT_CHECKED)
def a_continuation_without_its_origin(warc):
    warc["picture"].fields |= {"WARC-Type": "continuation", "WARC-Segment-Number": "2"}
    warc["picture"].payload = b"of all segments"
