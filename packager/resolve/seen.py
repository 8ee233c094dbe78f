"""One answer about a post, and what was read of it."""

from dataclasses import dataclass, replace

from packager.platforms.interface import Absent, Answer, Platform, Post, PostId


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """What one server said of one post."""

    url: str  # that was asked
    archive: str | None  # the web archive that answered; None for the platform itself
    answer: Answer  # without its body, which stands in the WARC file
    result: Post | Absent

    @property
    def record(self) -> str | None:
        """The WARC-Record-ID of the answer; None where nothing came."""
        return self.answer.record_id

    @property
    def shows_post(self) -> bool:
        """Whether the answer shows the post itself."""
        return isinstance(self.result, Post)


def see(
    url: str, answer: Answer, post_id: PostId, platform: Platform, *, archive: str | None = None
) -> Seen:
    """Read an answer about a post.

    Args:
        url: That was asked.
        answer: What came.
        post_id: The post.
        platform: Reads it.
        archive: The web archive that answered; None for the platform itself.
    """
    result = platform.read(answer, post_id)
    return Seen(url=url, archive=archive, answer=replace(answer, body=b""), result=result)
