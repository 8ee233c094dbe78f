"""What looks like a flattened embed, and is none."""

import random

import pytest

from packager.references.flattened.find import find_flattened

A_TWEET = "It is open again.\n— NASA (@nasa) August 19, 2016\n"

NO_TWEETS = {
    "byline": "By Jane Doe (@jane) August 19, 2016",
    "byline after a dash": "— By Jane Doe (@jane) August 19, 2016",
    "byline after a hyphen": "It was a long day.\n- By Jane Doe (@jane) August 19, 2016",
    "byline under a headline": "A Bridge Reopens\nJane Doe (@jane) August 19, 2016\nIt was a",
    "byline on two lines": "A Bridge Reopens\nBy Jane Doe (@jane)\nAugust 19, 2016\nIt was a",
    "byline with a time": "We are live. #now\nJane Doe (@jane) August 19, 2016 at 5:00 pm",
    "blog post": "Posted by Jane Doe (@jane) on August 19, 2016 #news",
    "comment": "Jane Doe (@jane) says:\nAugust 19, 2016 at 5:00 pm\nNice! #fun",
    "Instagram": "A post shared by NASA (@nasa) on Aug 19, 2016 at 5:00pm PDT",
    "Instagram in French": "Une photo publiée par NASA (@nasa) le 19 Août 2016 à 5h00 PDT",
    "Instagram in Russian": "#луна\nПубликация от NASA (@nasa) 19 Авг 2016 в 5:00 PDT",
    "Instagram in Polish": "#luna\nPost udostępniony przez NASA (@nasa) Sie 19, 2016 o 5:00 PDT",
    "Instagram after a rule": "————— A post shared by NASA (@nasa) on Sep 25, 2018 at 6:53pm PDT",
    "Instagram in Japanese": "NASAさん(@nasa)がシェアした投稿 - 2016年 8月月19日午後5時00分PDT",
    "speaker": "Jane Doe (@jane), Acme - May 3, 2019",
    "speaker with dash": "Jane Doe (@jane), Acme — May 3, 2019",
    "programme": "Opening keynote - Jane Doe (@jane) May 3, 2019",
    "programme with dashes": "Opening keynote — Jane Doe (@jane) — May 3, 2019",
    "badge": "JANE DOE\n@jane\nAcme Inc.\nMay 3, 2019",
    "speaker list": "Speakers:\n— Jane Doe (@jane)\n— John Roe (@john)",
    "list of hyphens": "- Jane Doe (@jane) May 3, 2019\n- John Roe (@john) May 4, 2019",
    "list of bullets": "• Jane Doe (@jane) 2019-05-03\n• John Roe (@john) 2019-05-04",
    "numbered list": "1. Jane Doe (@jane) May 3, 2019\n2. John Roe (@john) May 4, 2019",
    "signature": "Thanks for reading!\n\n— Jane Doe (@jane)\n",
    "Mastodon": "It is open.\n— Jane Doe (@jane@mastodon.example) August 19, 2022",
    "Bluesky": "It is open.\n— Jane Doe (@jane.bsky.social) August 19, 2024 at 5:00 PM",
    "Bluesky with a domain": "It is open.\n— Jane Doe (@example.org) August 19, 2024 at 5:00 PM",
    "e-mail": "It is open.\n— Jane Doe (jane@example.org) August 19, 2016",
    "path": "https://medium.example/@jane/the-bridge — May 3, 2019",
    "git log": "Author: Jane Doe (@jane) 2019-05-03",
    "changelog": "- Fix the crash when the cache is empty (@jane) May 3, 2019",
    "changelog heading": "## 1.2.0 - (@jane) 2019-05-03",
    "changelog item": "Changes:\n- Jane Doe (@jane) May 3, 2019",
    "code": "TODO — @jane 2019-05-03",
    "annotation": " * @since May 3, 2019\n * @author Jane — May 3, 2019",
    "decorator": "@Override public void run() { } // — @Override 2019-05-03",
    "photo credit": "Photo: Jane Doe (@jane) August 19, 2016 #storm",
    "prose": "We spoke to John — the brother of Jane (@jane) — on August 19, 2016.",
    "prose about a date": "He met — as agreed — Jane Doe (@jane) on August 19, 2016.",
    "accounts of three networks": "Facebook (@BVPyro), Instagram (@bv_p) und Twitter (@BVPyro) 2019",
    "quoted accounts": "Wani mai suna Jane (@jane) ya ce: “19 ga Agusta 2016”",
    "too old": "It is open.\n— Jane Doe (@jane) May 3, 1999",
    "relative date": "It is open.\n— Jane Doe (@jane) 3 days ago",
    "Threads": "Post by @zuck\nView on Threads",
    "long handle": "It is open.\n— Jane Doe (@abcdefghijklmnopqrstu) August 19, 2016",
    "long name": f"It is open.\n— {'Jane ' * 20}(@jane) August 19, 2016",
}


@pytest.mark.parametrize("form", NO_TWEETS)
def test_it_is_no_tweet(form):
    assert find_flattened(NO_TWEETS[form]) == ()


@pytest.mark.parametrize("form", NO_TWEETS)
def test_it_is_no_tweet_beside_a_real_one_either(form):
    text = f"{A_TWEET}\nThe article goes on.\n\n{NO_TWEETS[form]}\n\nIt ends here."

    assert [embed.handle for embed in find_flattened(text)] == ["nasa"]


SENTENCES = {
    "latin": "the bridge over river is open again since morning council said on May 3, 2019",
    "arabic": "قال المجلس إن الجسر فوق النهر مفتوح منذ الصباح ٣ مايو ٢٠١٩",
    "cyrillic": "мост через реку снова открыт сегодня утром сообщил совет 3 мая 2019 г.",
    "devanagari": "नदी पर बना पुल आज सुबह फिर से खुल गया है ३ मई २०१९",
    "japanese": "川に 架かる 橋は 今朝から 再び 通れます。 2019年5月3日、",
    "hebrew": "הגשר מעל הנהר נפתח מחדש הבוקר 3 במאי 2019",
}
INTERJECTIONS = ["(@council)", "@council", "council@example.org", "—", "–", "-", "“", "”", "(", ")"]


@pytest.mark.parametrize("script", SENTENCES)
def test_prose_with_mentions_dashes_and_dates_has_no_tweet(script):
    shuffled = random.Random(script)
    words = SENTENCES[script].split()
    lines = []
    for _ in range(2000):
        line = shuffled.choices(words, k=shuffled.randint(6, 30))
        if shuffled.random() < 0.2:
            # One at a time, and at the beginning: an attribution is what has all of them.
            line.insert(shuffled.randrange(3), shuffled.choice(INTERJECTIONS))
        lines.append(" ".join(line) + ".")

    assert find_flattened("\n".join(lines)) == ()
