"""Starting points for ``stylecheck new``: a pack and a profile that load and pass as they are."""

from __future__ import annotations

import re

from stylecheck.errors import ConfigError

RULE = """\
# A rule pack. Its examples are its tests: stylecheck test --rules {folder}
pack: {pack}
language: {language}
summary: What these rules are about, in one line.
rules:
  - id: {rule}
    category: clarity          # formality titles indirectness positivity clarity empathy risk
    basis: service             # service | norm | tendency (a tendency is a suggestion at most)
    message: "“{{match}}” may not be clear to {{readers}}."
    severity: warning          # or by what the reader may expect: {{plainness: {{medium: suggestion, high: warning}}}}
    phrases:                   # (a|b) one of, (x)? perhaps, word* any ending, {{gap}} up to four words
      - synerg(y|ies)
    rewrite: [working together]
    fix: unsafe                # none | unsafe (offered) | safe (applied by `stylecheck fix`)
    why: One or two sentences that a colleague understands.
    source: {{ref: HOUSE-GUIDE, confidence: high}}
    examples:                  # «…» marks exactly what is flagged; bad with good: the fix turns one into the other
      - {{bad: "We look for «synergies».", good: "We look for working together."}}
      - {{good: "We look for ways to work together."}}
sources:
  HOUSE-GUIDE: {{title: Our style guide, year: 2026, tier: C}}
"""

CULTURE = """\
# A culture profile: what readers may expect, each level with its source.
# Use it with --culture {name} --locales {folder}
culture: {name}
name: {name}                   # adjective, as in “Japanese readers”
extends: _base                 # or a shipped profile, such as de-DE
languages: [{language}, en]
address: {{{language}: polite, en: either, default: polite}}
dimensions:                    # low | medium | high
  formality: {{level: medium, source: {{ref: HOUSE-GUIDE, confidence: low}}}}
  indirectness: {{level: medium, source: {{ref: HOUSE-GUIDE, confidence: low}}}}
sources:
  HOUSE-GUIDE: {{title: Our notes on customers, year: 2026, tier: D}}
"""


def rule(name: str, language: str) -> tuple[str, str]:
    """Return file name and text of a new pack with one rule; raises ConfigError for a bad name."""
    match = re.fullmatch(r"([a-z0-9]+(?:-[a-z0-9]+)*)\.([a-z0-9]+(?:-[a-z0-9]+)*)", name)
    if match is None:
        raise ConfigError(f"“{name}” is not a rule name: write pack.rule-id in lower case, such as house.brand-name")
    return f"{match[1]}.yaml", RULE.format(pack=match[1], rule=match[2], language=language, folder="rules")


def culture(name: str, language: str) -> tuple[str, str]:  # noqa: ARG001
    """Return file name and text of a new profile; raises ConfigError for a bad name."""
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Z][a-z]{3})?-([A-Z]{2}|\d{3})", name):
        raise ConfigError(f"“{name}” is not a culture name: write language-REGION, such as fi-FI")
    return f"{name}.yaml", CULTURE.format(name=name, language=name.partition("-")[0], folder="locales")
