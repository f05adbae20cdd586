"""Which language a text is written in, and the lazily loaded spaCy pipeline for token rules."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any

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
TRADITIONAL = frozenset(
    "們這個時來會說對為與國學開關問題謝請貴訂單貨號處讓後還過運費讀寫買賣價錢電話聯絡應該歡種類樣點經歷實際選擇設備檔幫業務網頁頭見長門間"
)
SIMPLIFIED = frozenset(
    "们这个时来会说对为与国学开关问题谢请贵订单货号处让后还过运费读写买卖价钱电话联络应该欢种类样点经历实际选择设备档帮业务网页头见长门间"
)
"""Frequent characters of customer mail that only one of the two scripts has."""
FUNCTION_WORDS = {
    "en": (
        "the and you your for with that this have are was not from will can would please thank thanks our "
        "we is it to of in on hi hello dear been but if any my me i be at as by or so do has"
    ),
    "de": (
        "der die das und ist nicht wir sie ihnen ihre für mit auf bei uns haben wird werden bitte vielen "
        "dank ein eine einen den dem zu von im können wenn auch hallo guten sehr ich du dir dein es noch"
    ),
    "fr": (
        "le la les des est vous votre vos nous pour avec dans une un sur pas que qui merci bonjour et du "
        "au je à ce cette de en être avez avons sont"
    ),
    "es": (
        "el la los las de que su para con por una un usted gracias hola es en no le se nos del al si más "
        "esta este como pero tu te ha hemos está"
    ),
    "it": (
        "il lo la i gli le di che per con una un non è sono grazie suo sua ci si del della nel ha abbiamo "
        "gentile buongiorno in da questo più ti tuo se"
    ),
    "pt": (
        "o a os as de que para com uma um não você seu sua obrigado obrigada por em do da no na se mais "
        "este está olá e ao nos são foi te"
    ),
    "nl": (
        "de het een en van u uw voor met niet wij we is dat dit op aan bij zijn heeft hebben kunt je jij "
        "graag bedankt ons te om naar als er ook"
    ),
    "sv": (
        "och det att är inte vi du din ditt för med på av en ett som har kan från om hej tack oss er till den så ni"
    ),
    "pl": (
        "nie się na jest do w z że o i dla pan pani państwa proszę dziękujemy za po przez jak czy są już "
        "ma może nas nasz ten oraz od twoje"
    ),
    "tr": (
        "ve bir bu için ile olarak da de siz size sizin çok daha en mi değil teşekkür ederiz lütfen var "
        "olan gibi biz merhaba sayın bey hanım ne sen"
    ),
    "ro": (
        "și de la în că pentru cu nu este sunt vă dumneavoastră o un pe din mai care am ne bună mulțumim "
        "ați au fi dacă sau al ale te"
    ),
    "sl": (
        "in je za na da se ne v vam vas vaš vaše smo ste so bomo bi ni z s po pri ki tudi ali kot hvala "
        "lep pozdrav pozdravljeni lahko če te ti"
    ),
}
NOTEWORTHY = {
    "de": "ßäöü",
    "fr": "çêèùœîô",
    "es": "ñ¿¡",
    "pt": "ãõ",
    "sv": "åäö",
    "pl": "łąęśżźćń",
    "tr": "ğışİ",
    "ro": "ățșăţş",
    "sl": "čšž",
}
WORD = lazy(r"[^\W\d_]+")


def detect(text: str) -> str | None:
    """Return the language code of a text, or None when it is too short or too mixed to tell."""
    counts = {name: len(pattern.findall(text)) for name, pattern in SCRIPTS.items()}
    if not any(counts.values()):
        return None
    script = _script(counts)
    if script == "han":
        return _chinese(text)
    if script != "latin":
        return {"kana": "ja", "hangul": "ko", "devanagari": "hi", "arabic": "ar", "cyrillic": "ru"}[script]
    return _latin(text, counts["latin"])


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


def _chinese(text: str) -> str:
    traditional = sum(char in TRADITIONAL for char in text)
    simplified = sum(char in SIMPLIFIED for char in text)
    return "zh-Hant" if traditional > simplified else "zh"


@cache
def _function_words() -> dict[str, frozenset[str]]:
    return {code: frozenset(words.split()) for code, words in FUNCTION_WORDS.items()}


def _latin(text: str, letters: int) -> str | None:
    """Score function words and letters that few languages have; ask langdetect only when that leaves a doubt."""
    words = Counter(WORD.findall(text.lower()))
    size = sum(words.values())
    scores = {code: _score(code, known, words, text) for code, known in _function_words().items()}
    ranked = sorted(scores, key=lambda code: -scores[code])
    best, second = ranked[:2]
    if scores[best] >= 3 and scores[best] >= 0.12 * size and scores[best] >= 1.25 * scores[second]:
        return best
    return _statistical(text) if letters >= ENOUGH_LETTERS else None


def _score(code: str, known: frozenset[str], words: Counter[str], text: str) -> float:
    found = sum(count for word, count in words.items() if word in known)
    return found + 0.5 * sum(text.count(char) for char in NOTEWORTHY.get(code, ""))


LANGDETECT_CODES = [
    "ar",
    "de",
    "en",
    "es",
    "fr",
    "hi",
    "it",
    "ja",
    "ko",
    "nl",
    "pl",
    "pt",
    "ro",
    "ru",
    "sl",
    "sv",
    "tr",
]


def _statistical(text: str) -> str | None:
    """Ask langdetect, seeded, with the prior limited to the languages that have packs."""
    from langdetect import detector_factory
    from langdetect.lang_detect_exception import LangDetectException

    detector_factory.DetectorFactory.seed = 0
    detector_factory.init_factory()
    detector = detector_factory._factory.create()
    detector.set_prior_map(dict.fromkeys(LANGDETECT_CODES, 1 / len(LANGDETECT_CODES)))
    detector.append(text)
    try:
        guesses = detector.get_probabilities()
    except LangDetectException:
        return None
    return guesses[0].lang if guesses and guesses[0].prob >= 0.9 else None


@cache
def nlp(language: str) -> Any:
    """Return a blank spaCy tokenizer for a language; importing spaCy costs some 400 ms, so only token rules ask."""
    import spacy

    try:
        return spacy.blank(language.partition("-")[0])
    except ImportError:
        return spacy.blank("xx")
