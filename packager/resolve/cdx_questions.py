"""What is asked of a CDX server, so that nothing is lost on the way.

* ``limit`` and ``showResumeKey`` always: without a limit the Wayback server cuts long answers
  silently, and gives no key to go on with.
* Narrow prefixes: a handle and the leading digits of the ids of some days. Answers to broad ones
  are incomplete, or never come.
* No ``filter=statuscode:200`` and no ``collapse``: revisits and JSON captures have no status, and
  the first capture of an address is often a redirect. Only captured errors are left out.
"""

from urllib.parse import quote, urlencode

from archive.limits import CDX_ROWS
from packager.resolve.archives import Dialect, WebArchive
from packager.resolve.cdx_answers import FIELDS

_NO_CAPTURED_ERRORS = "!statuscode:[45].."  # a regex; "-" is no status and so is kept


def prefix_url(archive: WebArchive, prefix: str, resume_key: str | None = None) -> str:
    """Give the address that asks for the captures of all addresses with a prefix.

    Args:
        archive: An archive that has a CDX server.
        prefix: Without a scheme: ``twitter.com/handle/status/766``.
        resume_key: From the page before.
    """
    return _question_url(archive, prefix, "prefix", resume_key)


def exact_url(archive: WebArchive, url: str, resume_key: str | None = None) -> str:
    """Give the address that asks for the captures of one address.

    An index folds case, so the answer may hold captures of other addresses: compare ``original``.
    """
    return _question_url(archive, url, "exact", resume_key)


def _question_url(archive: WebArchive, url: str, match_type: str, resume_key: str | None) -> str:
    fields = [("url", url), ("matchType", match_type), ("output", "json")]
    if archive.dialect is Dialect.WAYBACK:
        fields += [
            ("fl", ",".join(FIELDS)),
            ("filter", _NO_CAPTURED_ERRORS),
            ("resolveRevisits", "true"),
            ("showResumeKey", "true"),
        ]
    fields.append(("limit", str(CDX_ROWS)))
    if resume_key is not None:
        fields.append(("resumeKey", resume_key))
    return f"{archive.cdx}?{urlencode(fields, quote_via=quote, safe='/:!,[].')}"
