"""Builds the German word lists: familiar verb forms (du) and familiar imperatives.

Usage: python tools/lexicon_de.py

Conjugates the verbs below (own list: what interfaces and customer mail tell people to do) and writes
rules/de/lexicon/du-verbs.txt and rules/de/lexicon/du-imperatives.txt. To add a verb, add its base form here
(without a separable prefix: “anmelden” is “melden”) and run the script again. Forms that are also another word
in small letters, or the third person, are left out on purpose.
"""

from __future__ import annotations

from pathlib import Path

LEXICON = Path(__file__).parent.parent / "rules" / "de" / "lexicon"

WEAK = ["abonnieren", "achten", "addieren", "adressieren", "akzeptieren", "aktivieren", "aktualisieren", "analysieren", "ändern", "antworten", "archivieren", "arbeiten", "aufbewahren", "autorisieren", "authentifizieren", "basteln", "bauen", "beachten", "beantragen", "beantworten", "bearbeiten", "bedienen", "beeilen", "befestigen", "befolgen", "begleiten", "begründen", "begrüßen", "behandeln", "beheben", "belegen", "bemerken", "benachrichtigen", "benennen", "benutzen", "benötigen", "berechnen", "berichten", "berichtigen", "berücksichtigen", "beschleunigen", "beschränken", "beschreiben", "besichtigen", "bestätigen", "bestellen", "bestimmen", "besuchen", "betätigen", "betrachten", "bewahren", "bewegen", "bewerten", "bezahlen", "blättern", "blockieren", "bleiben", "bohren", "brauchen", "bringen", "buchen", "buchstabieren", "bügeln", "chatten", "checken", "datieren", "deaktivieren", "definieren", "dehnen", "deinstallieren", "denken", "dokumentieren", "downloaden", "drehen", "drucken", "drücken", "duplizieren", "durchsuchen", "duschen", "editieren", "entdecken", "entfernen", "entkoppeln", "entleeren", "entpacken", "entscheiden", "entschuldigen", "entsorgen", "entsperren", "erfassen", "erforschen", "ergänzen", "erhöhen", "erinnern", "erkunden", "erkundigen", "erklären", "erlauben", "erledigen", "erneuern", "eröffnen", "ersetzen", "erstellen", "erteilen", "erweitern", "erwähnen", "erzählen", "exportieren", "faxen", "filtern", "folgen", "fordern", "formatieren", "formulieren", "fotografieren", "fragen", "freuen", "freigeben", "führen", "füllen", "garantieren", "gedulden", "gehen", "gehören", "genehmigen", "genießen", "gestalten", "gewähren", "glauben", "googeln", "gründen", "grüßen", "halten", "handeln", "heben", "heizen", "herunterladen", "hinterlassen", "hinterlegen", "hinzufügen", "hoffen", "holen", "hören", "identifizieren", "ignorieren", "importieren", "informieren", "initialisieren", "installieren", "integrieren", "investieren", "justieren", "kalibrieren", "kaufen", "kennzeichnen", "klären", "kleben", "klicken", "klingeln", "kochen", "kombinieren", "kommen", "kommentieren", "kommunizieren", "konfigurieren", "kontaktieren", "kontrollieren", "konvertieren", "kopieren", "koppeln", "korrigieren", "kümmern", "kündigen", "kürzen", "lachen", "laden", "laufen", "leeren", "legen", "lehnen", "leihen", "leiten", "lernen", "liefern", "loggen", "löschen", "lösen", "machen", "mailen", "malen", "markieren", "melden", "merken", "messen", "mieten", "mischen", "modifizieren", "montieren", "nähern", "navigieren", "nehmen", "nennen", "nominieren", "notieren", "nummerieren", "nutzen", "öffnen", "optimieren", "ordnen", "organisieren", "packen", "parken", "passen", "pausieren", "pflegen", "planen", "platzieren", "posten", "präsentieren", "probieren", "prüfen", "publizieren", "putzen", "raten", "reagieren", "rechnen", "reduzieren", "registrieren", "reinigen", "reisen", "reklamieren", "reparieren", "reservieren", "retten", "richten", "rollen", "rufen", "sagen", "sammeln", "scannen", "schaffen", "schalten", "schauen", "schenken", "schicken", "schieben", "schildern", "schließen", "schneiden", "schrauben", "schreiben", "schützen", "scrollen", "senden", "senken", "setzen", "sichern", "signieren", "simsen", "singen", "skalieren", "skypen", "sorgen", "sortieren", "sparen", "speichern", "spenden", "sperren", "spielen", "spülen", "starten", "stecken", "stellen", "stempeln", "stoppen", "stornieren", "streamen", "streichen", "studieren", "suchen", "synchronisieren", "tauschen", "teilen", "telefonieren", "testen", "tippen", "tragen", "trainieren", "transportieren", "trennen", "trinken", "trocknen", "twittern", "überarbeiten", "überdenken", "überlegen", "übermitteln", "übernachten", "überprüfen", "überspringen", "übersetzen", "übertragen", "überwachen", "überweisen", "umgehen", "unterbrechen", "unterschreiben", "unterstützen", "unterzeichnen", "updaten", "uploaden", "verabschieden", "verändern", "veranlassen", "verbessern", "verbinden", "verbrauchen", "vereinbaren", "verfassen", "verfolgen", "vergewissern", "vergleichen", "vergrößern", "verhindern", "verifizieren", "verkaufen", "verkleinern", "verknüpfen", "verkürzen", "verlassen", "verlängern", "verlegen", "vermeiden", "vermerken", "verpacken", "verpassen", "verringern", "verschicken", "verschieben", "verschlüsseln", "verschönern", "versenden", "versichern", "versorgen", "verstärken", "versuchen", "verteilen", "vertrauen", "verwalten", "verwenden", "vervollständigen", "verzichten", "visualisieren", "vorbereiten", "wählen", "wandeln", "warten", "waschen", "wechseln", "wecken", "weigern", "wenden", "werben", "wickeln", "wiederholen", "wischen", "wohnen", "wünschen", "zählen", "zahlen", "zeichnen", "zeigen", "zerlegen", "zerschneiden", "ziehen", "zögern", "zoomen", "zünden"]
"""Verbs whose imperative is stem + e (or the bare stem) and whose stem vowel stays."""

STRONG = {
    "geben": ("gib", "gibst"),
    "nehmen": ("nimm", "nimmst"),
    "lesen": ("lies", ""),
    "sehen": ("sieh", "siehst"),
    "helfen": ("hilf", "hilfst"),
    "sprechen": ("sprich", "sprichst"),
    "treffen": ("triff", "triffst"),
    "werfen": ("wirf", "wirfst"),
    "vergessen": ("vergiss", ""),
    "essen": ("iss", ""),
    "messen": ("miss", ""),
    "brechen": ("brich", "brichst"),
    "unterbrechen": ("unterbrich", "unterbrichst"),
    "besprechen": ("besprich", "besprichst"),
    "verwerfen": ("verwirf", "verwirfst"),
    "übernehmen": ("übernimm", "übernimmst"),
    "entnehmen": ("entnimm", "entnimmst"),
    "übergeben": ("übergib", "übergibst"),
    "vergeben": ("vergib", "vergibst"),
    "ergeben": ("", "ergibst"),
    "ansehen": ("", "ansiehst"),
    "empfehlen": ("empfiehl", "empfiehlst"),
    "werben": ("wirb", "wirbst"),
    "bewerben": ("bewirb", "bewirbst"),
    "lassen": ("lass", ""),
    "tun": ("tu", "tust"),
    "geschehen": ("", ""),
    "laden": ("", "lädst"),
    "halten": ("", "hältst"),
    "erhalten": ("", "erhältst"),
    "behalten": ("behalte", "behältst"),
    "fahren": ("fahre", "fährst"),
    "tragen": ("", "trägst"),
    "schlagen": ("schlage", "schlägst"),
    "laufen": ("", "läufst"),
    "fangen": ("", "fängst"),
    "empfangen": ("", "empfängst"),
    "raten": ("", "rätst"),
    "waschen": ("", "wäschst"),
    "schlafen": ("", "schläfst"),
    "fallen": ("", "fällst"),
    "gefallen": ("", "gefällst"),
    "finden": ("", "findest"),
    "bekommen": ("", "bekommst"),
    "verstehen": ("", "verstehst"),
    "stehen": ("", "stehst"),
    "kennen": ("", "kennst"),
    "bitten": ("", "bittest"),
    "bieten": ("", "bietest"),
    "erreichen": ("", "erreichst"),
    "erwarten": ("", "erwartest"),
    "möchten": ("", "möchtest"),
    "verlieren": ("", "verlierst"),
    "bleiben": ("", "bleibst"),
    "bringen": ("", "bringst"),
    "denken": ("", "denkst"),
    "meinen": ("", "meinst"),
    "fühlen": ("", "fühlst"),
    "leben": ("", "lebst"),
    "lieben": ("", "liebst"),
    "mögen": ("", "magst"),
    "profitieren": ("", "profitierst"),
    "zustimmen": ("", "zustimmst"),
    "verfügen": ("", "verfügst"),
}
"""Verbs that change their vowel: imperative and du form; an empty string leaves a form out."""

AUXILIARIES = ["bist", "warst", "wärst", "wärest", "hattest", "hättest", "kannst", "konntest", "könntest", "willst", "wolltest", "musst", "mußt", "musstest", "müsstest", "sollst", "solltest", "darfst", "durftest", "dürftest", "magst", "mochtest", "möchtest", "wirst", "wurdest", "würdest", "weißt", "weisst", "wusstest", "wüsstest"]
"""“hast” is not here: it is also the noun “in aller Hast”. The rule names it with what stands beside it."""

NOT_A_VERB = set(["dienst", "verdienst", "kunst", "angst", "ernst", "selbst", "längst", "liest", "lässt", "passt", "isst", "misst", "reist", "heizt", "setzt", "nutzt", "putzt", "schützt", "sitzt", "schließt", "genießt", "grüßt", "begrüßt", "löst", "vergisst", "weist", "überweist", "hinterlässt", "verlässt", "veranlasst", "verfasst", "verpasst", "erfasst", "lachst", "fast", "erst", "rast", "hast", "last", "frist", "post", "trost", "rost", "gast"])
"""Third person, nouns, adverbs. Every form of a stem in s, ß, x, z is both persons and never built."""

NOT_AN_IMPERATIVE = set(["denke", "glaube", "hoffe", "freue", "freuen", "komme", "gehöre", "lache", "wünsche", "grüße", "erwarte", "weigere", "singe", "werbe", "wirb", "hebe", "garantiere", "gewähre", "versichere", "entschuldige", "genieße", "bleibe", "brauche", "benötige", "wohne", "lebe", "liebe", "rate", "laufe", "leere", "sichere", "kürze", "bemerke", "handele", "reise", "koche", "koche", "male", "arbeite", "arbeitete", "lehne", "nähere", "zögere", "raten", "übernachte", "google", "gründe", "glaub", "hoff", "kürz", "trinke", "messe", "nehme", "lese", "sehe", "helfe", "spreche", "treffe", "esse", "lasse", "handle"])
"""First person (“Ich denke …”, “Freue mich”), adjectives and verbs nobody is told to do by a company."""

BARE = ["klick", "schick", "schau", "sag", "mach", "hol", "komm", "geh", "ruf", "stell", "setz", "trag", "füll", "zieh", "log", "mail", "meld", "schreib", "such", "kauf", "prüf", "frag", "zeig", "probier", "lad", "nutz", "buch", "bestell", "wähl", "drück", "dreh", "tipp", "schließ", "öffne", "check", "bring", "leg", "nenn", "warte", "spar", "teil", "denk", "bleib", "hör"]
"""Short imperatives in use; the rule takes the ones that are nouns too only before a pronoun."""


def stem(verb: str) -> str:
    """Return the stem: “melden” -> “meld”, “sammeln” -> “sammel”."""
    return verb[:-2] if verb.endswith("en") else verb[:-1]


def imperative(verb: str) -> str:
    """Return the imperative in -e: “melde”, “sammle”, “erinnere”."""
    if verb.endswith("eln"):
        return verb[:-3] + "le"
    return stem(verb) + "e"


def second_person(verb: str) -> str:
    """Return the du form, or nothing where it is the third person too."""
    root = stem(verb)
    if root.endswith(("s", "ß", "x", "z")):
        return ""
    nasal = root.endswith(("m", "n")) and root[-2] not in "aeiouäöülrmnh"
    epenthetic = root.endswith(("d", "t", "chn")) or nasal
    return root + ("est" if epenthetic else "st")


CHANGED = {infinitive for infinitive, (_, du) in STRONG.items() if du} | {
    "lesen", "lassen", "messen", "essen", "vergessen", "hinterlassen", "verlassen", "waschen", "laden", "halten",
    "herunterladen", "tragen", "laufen", "raten", "übertragen",
}  # fmt: skip


def verb_forms() -> set[str]:
    """Return the du forms."""
    regular = {second_person(verb) for verb in WEAK if verb not in CHANGED}
    return (regular | {du for _, du in STRONG.values()} | set(AUXILIARIES)) - NOT_A_VERB - {""}


def imperatives() -> set[str]:
    """Return the familiar imperatives."""
    weak = {imperative(verb) for verb in WEAK if verb.endswith(("en", "eln", "ern"))}
    umlaut = {"sammle", "wechsle", "verschlüssle", "kopple", "entkopple"}
    strong = {form for form, _ in STRONG.values()}
    return (weak | umlaut | strong | set(BARE)) - NOT_AN_IMPERATIVE - {""}


def write(name: str, header: str, forms: set[str]) -> None:
    """Write one form a line under a comment."""
    lines = [f"# {header} Built by tools/lexicon_de.py from its own list of verbs.", *sorted(forms)]
    (LEXICON / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    LEXICON.mkdir(parents=True, exist_ok=True)
    write("du-verbs", "German verb forms that only go with du.", verb_forms())
    write("du-imperatives", "German imperatives addressed to du.", imperatives())
