"""Records that are right by themselves and do not fit one another."""

from archive.findings import Code
from tests.warc_faults.registry import fault
from tests.warc_files import HTML, IDENTICAL, LATER, Warc, sha256, urn

NOWHERE = urn(777)


def id_of(warc: Warc, name: str) -> str:
    return warc[name].fields["WARC-Record-ID"]


@fault(Code.WARC_ID_REPEATED)
def two_records_with_one_id(warc):
    warc["picture"].fields["WARC-Record-ID"] = id_of(warc, "note")


@fault(Code.WARC_DANGLING)
def a_response_of_a_request_that_is_nowhere(warc):
    warc["chunks"].fields["WARC-Concurrent-To"] = NOWHERE


@fault(Code.WARC_DANGLING)
def a_second_concurrent_record_that_is_nowhere(warc):
    warc["chunks"].lines = [f"WARC-Concurrent-To: {NOWHERE}".encode()]


@fault(Code.WARC_WRONG_KIND)
def a_response_concurrent_to_the_warcinfo_record(warc):
    warc["chunks"].fields["WARC-Concurrent-To"] = id_of(warc, "info")


@fault(Code.WARC_WRONG_KIND)
def a_record_concurrent_to_itself(warc):
    warc["picture"].fields["WARC-Concurrent-To"] = id_of(warc, "picture")


@fault(Code.WARC_DANGLING)
def a_warcinfo_record_that_is_nowhere(warc):
    warc["page"].fields["WARC-Warcinfo-ID"] = NOWHERE


@fault(Code.WARC_WRONG_KIND)
def a_response_taken_for_a_warcinfo_record(warc):
    warc["picture"].fields["WARC-Warcinfo-ID"] = id_of(warc, "page")


@fault(Code.WARC_DANGLING)
def a_note_about_a_record_that_is_nowhere(warc):
    warc["note"].fields["WARC-Refers-To"] = NOWHERE


@fault(Code.WARC_DANGLING)
def a_continuation_of_a_record_that_is_nowhere(warc):
    warc["picture"].fields |= {
        "WARC-Type": "continuation",
        "WARC-Segment-Number": "2",
        "WARC-Segment-Origin-ID": NOWHERE,
    }


@fault(Code.WARC_PAIR_DIFFERS)
def a_request_and_its_response_of_two_dates(warc):
    warc["chunks"].fields["WARC-Date"] = LATER


@fault(Code.WARC_PAIR_DIFFERS)
def a_response_filed_under_another_address(warc):
    warc["chunks"].fields["WARC-Target-URI"] = "http://news.example/other"


@fault(Code.WARC_PAIR_DIFFERS)
def two_responses_exchanged(warc):
    one, other = warc["page request"], warc["chunks request"]
    ids = ("WARC-Concurrent-To",)
    for name in ids:
        one.fields[name], other.fields[name] = other.fields[name], one.fields[name]


@fault(Code.WARC_DANGLING, revisit=True)
def a_revisit_of_a_record_that_is_nowhere(warc):
    warc["again"].fields["WARC-Refers-To"] = NOWHERE


@fault(Code.WARC_DANGLING, revisit=True)
def a_revisit_of_a_payload_that_is_nowhere(warc):
    warc["again"].without = {
        "WARC-Refers-To",
        "WARC-Refers-To-Target-URI",
        "WARC-Refers-To-Date",
    }
    warc["again"].payload = b"a payload that no record has"


@fault(Code.WARC_WRONG_KIND, revisit=True)
def a_revisit_of_a_request(warc):
    warc["again"].fields["WARC-Refers-To"] = id_of(warc, "page request")


@fault(Code.WARC_WRONG_KIND, revisit=True)
def a_revisit_of_a_revisit(warc):
    warc["chunks"].fields |= {
        "WARC-Type": "revisit",
        "WARC-Profile": IDENTICAL,
        "WARC-Refers-To": id_of(warc, "again"),
    }
    warc["chunks"].block = b"HTTP/1.1 200 OK\r\nContent-Length: 640\r\n\r\n"
    warc["chunks"].payload = HTML


@fault(Code.WARC_REVISIT_DIFFERS, revisit=True)
def a_revisit_with_another_payload_digest(warc):
    warc["again"].fields["WARC-Payload-Digest"] = sha256(b"something else")


@fault(Code.WARC_REVISIT_DIFFERS, revisit=True)
def a_revisit_with_another_date(warc):
    warc["again"].fields["WARC-Refers-To-Date"] = LATER


@fault(Code.WARC_REVISIT_DIFFERS, revisit=True)
def a_revisit_with_another_address(warc):
    warc["again"].fields["WARC-Refers-To-Target-URI"] = "http://news.example/other"


@fault(Code.WARC_FIELD_MISSING, revisit=True)
def a_revisit_without_a_payload_digest(warc):
    warc["again"].payload = None


@fault(Code.WARC_NO_WARCINFO)
def no_warcinfo_record(warc):
    info = warc.records.pop("info")
    warc.records = {"page": warc.records.pop("page"), "info": info} | warc.records


@fault(Code.WARC_NOT_CLOSED)
def no_closing_record(warc):
    warc.remove("closing")
    return warc.render()


@fault(Code.WARC_CLOSING_DIFFERS)
def a_closing_record_with_another_number(warc):
    warc["closing"].block = warc["closing"].block.replace(b"records: ", b"records: 1")
    return warc.render()
