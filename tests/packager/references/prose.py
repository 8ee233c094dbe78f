"""Running text in five scripts that refers to no tweet, though it has much that looks like a part of one."""

import random

_WORDS = {
    "Latin": "the council closed bridge on Friday after divers found cracks in two old piers",
    "Arabic": "أغلق المجلس الجسر يوم الجمعة بعد أن وجد الغواصون شقوقاً في دعامتين قديمتين منه",
    "Cyrillic": "совет закрыл мост в пятницу после того как водолазы нашли трещины в двух опорах",
    "Han": "议 会 在 星 期 五 关 闭 了 这 座 桥 因 为 潜 水 员 发 现 两 个 旧 桥 墩 有 裂 缝",
    "Devanagari": "परिषद ने शुक्रवार को पुल बंद कर दिया क्योंकि गोताखोरों को दो खंभों में दरारें मिलीं",
}
_LOOKALIKES = (
    "mail to desk@river.example before August 19, 2016",
    "she writes as @council@river.social and @river.bsky.social",
    "the badge said Dana Reed (Acme) — May 3, 2019",
    "on 19/08/2016 — as planned — nobody crossed (see page 4)",
    "async def run(self): return @cached(property) # 2016-08-19",
    "By Dana Reed, River Post, August 19, 2016",
    "the account twitter.com/river has a photo at https://river-post.example/p/1",
    "١٩ أغسطس ٢٠١٦ — قال المجلس",
    "commit 4f3c2a1 Author: Dana <dana@river.example> Date: Fri Aug 19 2016",
)


def make_prose(size_chars: int, seed: int) -> str:
    """Make about so much prose: paragraphs of one script each, with a lookalike now and then."""
    chance = random.Random(seed)
    parts, size = [], 0
    while size < size_chars:
        script = chance.choice(list(_WORDS))
        glue = "" if script == "Han" else " "
        sentences = [
            glue.join(chance.choices(_WORDS[script].split(), k=chance.randint(6, 20))) + ". "
            for _ in range(chance.randint(2, 6))
        ]
        if chance.random() < 0.3:
            sentences.insert(chance.randrange(len(sentences)), f"{chance.choice(_LOOKALIKES)}. ")
        parts.append("".join(sentences) + "\n\n")
        size += len(parts[-1])
    return "".join(parts)
