"""Writes rules/ro/lexicon: second-person singular verb forms of frequent Romanian verbs, by conjugation class.

Run ``python tools/lexicon_ro.py`` after changing a list below. Own work: verbs and classes from general knowledge of
the language. Each form is written with and without diacritics and with the cedilla letters. A form that is also
another common word (porți, cărți, vii) is left out; see ``CLASHES``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "rules" / "ro" / "lexicon"

# stems of verbs that take -ezi
EZ = [
    "lucr", "comand", "contact", "not", "semnal", "semn", "activ", "dezactiv", "cre", "inform", "utiliz", "actualiz",
    "anul", "arhiv", "analiz", "ambal", "atas", "ataș", "calific", "complet", "conect", "control", "evalu",
    "fotografi", "form", "formul", "inregistr", "înregistr", "instal", "instrument", "livr", "marc", "mention",
    "mențion", "nominaliz", "oper", "organiz", "personaliz", "plas", "preciz", "program", "ramburs", "reactiv",
    "regulariz", "restart", "reset", "salv", "scan", "select", "sesiz", "trat", "tip", "urm", "vizit", "vizualiz",
    "aloc", "apreci", "autoriz", "calcul", "captur", "conserv", "cred", "deplas", "detali", "dialog", "edit", "estim",
    "finaliz", "furniz", "garant", "inaint", "înaint", "list", "log", "monitoriz", "naveg", "negoci", "post",
    "realiz", "redirection", "redirecțion", "relax", "studi", "test", "us", "valid", "vot", "avertiz", "adres",
]  # fmt: skip
# verbs in -a
A_PLAIN = [
    "verifici", "accepți", "asiguri", "clarifici", "confirmi", "consulți", "depozitezi", "descarci", "eviți",
    "identifici", "modifici", "participi", "păstrezi", "rezervi", "recomanzi", "schimbi", "soliciți", "transferi",
    "autentifici", "deranjezi", "elimini", "exporți", "imporți", "ignori", "observi", "profiți", "publici",
    "raportezi", "rectifici", "repeți", "repari", "specifici", "urci", "anunți", "aplici", "intri", "comunici",
    "suni", "chemi", "întrebi", "ajuți", "aștepți", "cauți", "cumperi", "plătești", "lași", "iei", "dai", "stai",
    "uiți", "speri", "începi", "încerci", "apeși", "tragi", "bucuri", "joci", "afli", "aduni", "adaugi", "asculți",
    "arăți", "explici", "enervezi", "contribui", "continui", "dezvolți", "gândești", "învețți", "mănânci", "răsfeți",
    "rezolvi", "rogi", "salvezi", "supăr", "sari", "plimbi", "inviți", "întristezi", "îngrijorezi", "împachetezi",
    "ridici", "returnezi", "expediezi", "anulezi", "tastezi", "introduci", "atașezi", "accesezi", "apelezi", "așezi",
    "încarci", "lipești", "grăbești", "semnezi", "contactezi", "deconectezi", "înveți", "dictezi", "vizitezi",
    "comanzi", "bazezi", "confrunți", "demonstrezi", "câștigi", "oferi", "suferi", "îndrepți", "înlături", "treci",
]  # fmt: skip
# the other classes
OTHER = [
    "trimiți", "primești", "dorești", "folosești", "găsești", "citești", "scrii", "spui", "vezi", "poți", "vrei",
    "știi", "faci", "ești", "mergi", "alegi", "deschizi", "închizi", "răspunzi", "completezi", "ceri", "crezi", "bei",
    "înțelegi", "pierzi", "prinzi", "întâmpini", "obții", "ții", "menții", "decizi", "permiți", "promiți",
    "transmiți", "admiți", "comiți", "emiți", "primesti", "urmărești", "reușești", "vorbești", "locuiești", "iubești",
    "greșești", "grăbești", "hotărăști", "doresti", "achiziționezi", "stabilești", "împlinești", "îndeplinești",
    "definești", "plănuiești", "privești", "pregătești", "povestești", "potrivești", "mulțumești", "opresti",
    "oprești", "pornești", "obișnuiești", "înlocuiești", "restitui", "construiești", "trăiești", "lipsești",
    "părăsești", "răcești", "umbli", "simți", "auzi", "dormi", "fugi", "mori", "ieși", "ajungi", "rămâi", "atingi",
    "propui", "dispui", "presupui", "compui", "impui", "susții", "aparții", "conții", "aduci", "produci", "reduci",
    "conduci", "traduci", "introduci", "reintroduci", "culegi", "lucrezi", "întorci", "zici", "cazi", "ascunzi",
    "aprinzi", "vinzi", "întinzi", "depinzi", "pretinzi", "cuprinzi", "extinzi", "rupi", "fierbi", "umpli", "începi",
    "concepi", "percepi", "respingi", "ștergi", "stergi", "parcurgi", "recurgi", "crești", "cunoști", "recunoști",
    "naști", "renunți", "bați", "revii", "devii", "previi", "intervii", "provii", "convii", "minți", "plângi", "râzi",
    "scapi", "tai", "speli", "regăsești", "redescoperi", "împrumuți", "retrimiți", "rescrii", "recitești", "revezi",
    "realegi", "redeschizi", "reînnoiești", "refaci", "reciți", "deții", "reții", "întreții", "abții", "reprezinți",
    "menționezi", "folosești", "beneficiezi", "economisești", "achiți", "încasezi", "expediezi",
    "preferi", "apreciezi", "păstrezi", "recuperezi", "obișnuiești", "muncești", "cheltuiești", "dăruiești",
    "zâmbești", "ghicești", "slăbești", "albești", "dăinuiești", "întâlnești", "îmbunătățești", "depășești",
    "sosești", "pornești", "mărești", "micșorezi", "scazi", "crezi", "susții", "respecți", "suporți", "accepți",
    "dezactivezi", "eliberezi", "sfătuiești", "descoperi", "acoperi", "cobori", "urci", "traversezi", "ocolești",
]  # fmt: skip
AUXILIARY = [
    "ești", "esti", "vei", "puteai", "aveai", "erai", "voiai", "vroiai", "doreai", "știai", "stiai", "vedeai",
    "credeai", "făceai", "faceai", "veneai", "stăteai", "stateai", "trimiteai", "primeai", "foloseai", "găseai",
    "gaseai", "cereai", "spuneai", "scriai", "mergeai", "ajungeai", "dădeai", "dadeai", "luai", "lucrai", "comandai",
    "așteptai", "asteptai", "căutai", "cautai", "plăteai", "plateai", "puneai", "răspundeai", "raspundeai",
    "întrebai", "intrebai", "ținteai", "aflai", "alegeai", "înțelegeai", "intelegeai", "trebuiai", "păreai", "pareai",
    "fuseseși", "primiseși", "comandaseși", "trimiseseși", "făcuseși", "văzuseși", "venisei", "avuseseși",
    "puteaseși", "putuseși", "vreai", "urmăreai", "simțeai", "trăiai", "citeai", "vorbeai",
]  # fmt: skip

CLASHES = {
    "acoperi", "aduni", "ai", "ali", "cobori", "descoperi", "reciti", "redescoperi", "apartii", "aparții", "aprinzi", "ataci", "auzi", "bati", "bați", "bei", "băi", "cale",
    "carti", "cazi", "citi", "compui", "concepi", "contii", "contribui", "convii", "conții", "conțin", "copi",
    "creme", "cresti", "culegi", "cărți", "depinzi", "depui", "devii", "dispui", "dormi", "duci", "evaluări", "expui",
    "fierbi", "fugi", "ieri", "iesi", "ieși", "impui", "intervii", "invitati", "invitați", "inviti", "lasi", "lași",
    "loci", "luai", "marci", "mari", "merita", "merită", "minti", "minți", "mori", "muti", "mâini", "nasti", "naști",
    "note", "oferi", "opti", "parai", "percepi", "plimbi", "ploi", "plângi", "porti", "porți", "presupui", "pretinzi",
    "previi", "prinzi", "propui", "provii", "publici", "publică", "pui", "raze", "recurgi", "redus", "restitui",
    "rupi", "râzi", "răcesti", "răcești", "sari", "scapi", "scări", "semne", "sfinți", "specifici", "speli", "stoc",
    "suferi", "sună", "supar", "supui", "supăr", "tai", "ten", "tii", "tineri", "tip", "tipi", "tragi", "trebui",
    "treze", "umbli", "umpli", "uscați", "verse", "vii", "ții",
}  # fmt: skip


def plain(word: str) -> str:
    """Return a word without diacritics, as it is often typed."""
    return word.translate(str.maketrans("ăâîșțşţ", "aaistst"))


def spellings(word: str) -> set[str]:
    """Return a word with comma letters, with cedilla letters and without diacritics."""
    return {word, word.translate(str.maketrans("șț", "şţ")), plain(word)}


def rows() -> Iterator[str]:
    """Yield the second-person singular present of every verb."""
    for stem in EZ:
        yield f"{stem}ezi"
    yield from [*A_PLAIN, *OTHER]


def write(name: str, header: str, forms: set[str]) -> None:
    """Write a lexicon file in alphabetical order."""
    lines = [f"# {header}", "# Generated by tools/lexicon_ro.py from its own list of verbs.", *sorted(forms)]
    (FOLDER / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Write the lexicon."""
    clash = set(CLASHES)
    verbs = set(AUXILIARY)
    for form in rows():
        verbs |= spellings(form)
    for word in AUXILIARY:
        verbs |= spellings(word)
    write("verbs-2sg", "Verb forms of the second person singular.", verbs - clash)


if __name__ == "__main__":
    main()
