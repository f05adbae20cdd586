"""Which language a text is written in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from functools import cache, lru_cache

from stylecheck.lazy import lazy

ENOUGH_LETTERS = 20
"""Fewer letters than this, in a script that several languages share, tell nothing reliable (shared measurement:
seeded langdetect is wrong with full confidence on “No problem!” and “OK”)."""

SCRIPTS = {
    "kana": lazy("[\u3040-\u30ff]"),
    "hangul": lazy("[\uac00-\ud7a3]"),
    "han": lazy("[\u3400-\u9fff]"),
    "devanagari": lazy("[\u0900-\u097f]"),
    "arabic": lazy("[\u0600-\u06ff]"),
    "cyrillic": lazy("[\u0400-\u04ff]"),
    "latin": lazy("[A-Za-z\u00c0-\u024f]"),
}
NOTEWORTHY = {
    "de": "ßäöü",
    "fr": "èùœîûë",
    "es": "ñ¿¡",
    "pt": "ãõ",
    "sv": "åäö",
    "pl": "łąęśżźćń",
    "tr": "ğışİ",
    "ro": "ățșăţş",
    "sl": "čšž",
}
WORD = lazy(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
LATIN = ("de", "en", "es", "fr", "it", "nl", "pl", "pt", "ro", "sl", "sv", "tr")


MOST_WORDS = 20_000
"""Distinct words whose languages are remembered, some 2 MB."""
PARAGRAPH_LETTERS = 60
"""A paragraph shorter than this is taken to be in the draft's main language."""
SURE, RATIO = 1.2, 1.25
"""Score that the best language needs, and how far it must lead the next, to be taken without langdetect."""
CONFIDENT = 0.9
"""Probability from which langdetect is believed."""
PLAINLY = 0.25
"""Share of words that only one language has, from which a text is in that language; English prose has some .3."""
LIKELY = 1.5
"""Factor for the languages that the reader's profile names."""


def detect(text: str, likely: Collection[str] = ()) -> str | None:
    """Return the language code of a text, or None when it is too short or too mixed to tell.

    The script decides first, then function words, and only then langdetect; ``likely`` languages count for more.
    """
    if text.isascii():
        letters = len(SCRIPTS["latin"].findall(text))
        return _latin(text, letters, likely) if letters else None
    counts = {name: len(pattern.findall(text)) for name, pattern in SCRIPTS.items()}
    if not any(counts.values()):
        return None
    script = _script(counts)
    if script == "han":
        return _chinese(text, likely)
    if script != "latin":
        return {"kana": "ja", "hangul": "ko", "devanagari": "hi", "arabic": "ar", "cyrillic": "ru"}[script]
    return _latin(text, counts["latin"], likely)


def is_plainly(text: str, language: str) -> bool:
    """Tell quickly whether a text is in a language: so many of its words are function words of that language alone."""
    own = _alone(language)
    words = text.lower().split() if own else ()
    return len([word for word in words if word in own]) > PLAINLY * len(words)


def detect_main(text: str, likely: Collection[str] = ()) -> str | None:
    """Tell the language of a draft; of one that mixes languages too evenly to tell, that of most paragraphs."""
    if (language := detect(text, likely)) is not None:
        return language
    sizes = Counter[str]()
    for part in text.split("\n\n"):
        own = detect(part, likely) if len(part) >= PARAGRAPH_LETTERS else None
        if own is not None:
            sizes[own] += len(part)
    return max(sizes, key=lambda code: (sizes[code], code), default=None)


def normal(code: str) -> str:
    """Return the code that rule packs use for a language as files write it: de_AT, pt-BR, zh_TW, zh-Hant-HK."""
    parts = code.replace("_", "-").replace("@", "-").lower().split("-")
    if parts[0] == "zh" and {"tw", "hk", "mo", "hant"} & set(parts):
        return "zh-Hant"
    return parts[0]


def _script(counts: dict[str, int]) -> str:
    """The leading script; a few kana or Hangul among Han or Latin letters decide for Japanese or Korean."""
    if counts["kana"] >= 2 and counts["kana"] * 8 >= counts["han"] and counts["kana"] * 5 >= counts["latin"]:
        return "kana"
    dense = {name: count * (3 if name in ("han", "hangul") else 1) for name, count in counts.items() if name != "kana"}
    return max(dense, key=lambda name: dense[name])


def _chinese(text: str, likely: Collection[str]) -> str:
    from stylecheck.han import SIMPLIFIED, TRADITIONAL

    traditional = sum(char in TRADITIONAL for char in text)
    simplified = sum(char in SIMPLIFIED for char in text)
    if traditional == simplified:
        return "zh-Hant" if "zh-Hant" in likely and "zh" not in likely else "zh"
    return "zh-Hant" if traditional > simplified else "zh"


@cache
def _words() -> dict[str, frozenset[str]]:
    """Return the function words of each language."""
    from stylecheck.function_words import FUNCTION_WORDS

    return {code: frozenset(words.split()) for code, words in FUNCTION_WORDS.items()}


@lru_cache(maxsize=MOST_WORDS)
def _spoken_in(word: str) -> tuple[str, ...]:
    """Return the languages that have a function word: the fewer share it, the more it tells."""
    return tuple(code for code, words in _words().items() if word in words)


@cache
def _alone(language: str) -> frozenset[str]:
    """Return the function words that no other language shares."""
    words = _words()
    others = (own for code, own in words.items() if code != language)
    return words.get(language, frozenset()).difference(*others)


def _latin(text: str, letters: int, likely: Collection[str]) -> str | None:
    """Score function words and letters that few languages have; ask langdetect only when that leaves a doubt."""
    scores = dict.fromkeys(LATIN, 0.0)
    words = WORD.findall(text.lower())
    for word in words:
        codes = _spoken_in(word)
        for code in codes:
            scores[code] += 1 / len(codes)
    for code, signs in () if text.isascii() else NOTEWORTHY.items():
        scores[code] += 0.5 * sum(text.count(sign) for sign in signs)
    for code in likely:
        if code in scores:
            scores[code] *= LIKELY
    best, second = sorted(scores, key=lambda code: -scores[code])[:2]
    if scores[best] >= max(SURE, 0.05 * len(words)) and scores[best] >= RATIO * scores[second]:
        return best
    return _statistical(text, scores) if letters >= ENOUGH_LETTERS else None


def _statistical(text: str, scores: Mapping[str, float]) -> str | None:
    """Ask langdetect, seeded, with the prior that the function words suggest; it knows all languages of LATIN."""
    from langdetect import detector_factory
    from langdetect.lang_detect_exception import LangDetectException

    detector_factory.DetectorFactory.seed = 0
    detector_factory.init_factory()
    detector = detector_factory._factory.create()
    total = sum(scores.values()) + len(scores)
    detector.set_prior_map({code: (score + 1) / total for code, score in scores.items()})
    detector.append(text)
    try:
        guesses = detector.get_probabilities()
    except LangDetectException:
        return None
    return guesses[0].lang if guesses and guesses[0].prob >= CONFIDENT else None
