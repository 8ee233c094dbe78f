"""Shortcodes of content management systems, and what only looks like one."""

import pytest

from packager.model import ReferenceKind, SourceKind
from packager.references import find_references

ID = "766605631288246272"
ADDRESS = f"https://twitter.com/river/status/{ID}"

WITH_ADDRESS = [
    f"[tweet {ADDRESS}]",
    f"[tweet {ADDRESS} align='center' lang='es']",
    f'[tweet tweet="{ADDRESS}"]',
    f"[tweet https://twitter.com/river/statuses/{ID}]",
    f"[tweet]{ADDRESS}[/tweet]",
    f"[embed]{ADDRESS}[/embed]",
    f'[embed width="500"]{ADDRESS}[/embed]',
    f"[{ADDRESS}:twitter:detail]",
    f"[{ADDRESS}:twitter:detail:right]",
    f"[{ADDRESS}:embed]",
    f"{{% twitter {ADDRESS} %}}",
    f"{{% tweet {ADDRESS} %}}",
    f"{{%- twitter {ADDRESS} maxwidth=500 -%}}",
    f"{{% embed {ADDRESS} %}}",
    f'{{{{< tweet user="river" id="{ID}" >}}}}',
    f'{{{{< tweet id="{ID}" user="river" >}}}}',
    f'{{{{< x user="river" id="{ID}" >}}}}',
    f"{{{{< twitter user=river id={ID} >}}}}",
    f"{{{{< tweet river {ID} >}}}}",
]  # fmt: skip
WITH_NUMBER = [
    f"[tweet {ID}]",
    f"[TWEET {ID} hide_media='true']",
    f"{{{{< tweet {ID} >}}}}",
    f"{{{{< x {ID} >}}}}",
    f"{{{{<tweet {ID}>}}}}",
    f"{{{{% tweet {ID} %}}}}",
    f'{{{{< tweet_simple id="{ID}" >}}}}',
    f"{{% twitter {ID} %}}",
    f"{{% tweet {ID} %}}",
    f"{{{{#widget:Tweet|id={ID}}}}}",
]


@pytest.mark.parametrize("code", WITH_ADDRESS + WITH_NUMBER)
@pytest.mark.parametrize("kind", SourceKind)
def test_a_shortcode_is_one_reference(code, kind):
    (one,) = find_references(f"It began.\n\n{code}\n\nIt ended.\n", kind)
    assert (one.kind, one.quote, one.status_id) == (ReferenceKind.SHORTCODE, code, ID)
    assert one.handle == ("river" if code in WITH_ADDRESS else None)


@pytest.mark.parametrize(
    "text",
    [
        "[tweet]",
        "[tweet 31000000000]",
        "[embed]https://video.example/watch?v=766605631288246272[/embed]",
        "[https://news.example/766605631288246272:embed]",
        f"{{{{< youtube {ID} >}}}}",
        f"{{{{< gist river {ID} >}}}}",
        f'{{{{< figure src="{ID}.jpg" >}}}}',
        f"{{% embed {ID} %}}",
        f"{{% include tweet.html number={ID}x %}}",
        f"{{{{ tweets[{ID}] }}}}",
        '{{< tweet user="river" >}}',
        "{% twitter river %}",
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", SourceKind)
def test_what_only_looks_like_a_shortcode_is_none(text, kind):
    assert find_references(f"It began.\n\n{text}\n\nIt ended.\n", kind) == ()
