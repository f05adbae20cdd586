"""Writes rules/tr/lexicon: second-person singular forms of frequent Turkish verbs and nouns, by regular morphology.

Run ``python tools/lexicon_tr.py`` after changing a list below. Own work: stems from general knowledge of the language.
Forms that are also another common word (kadın, insan, seçmen) are left out; see ``CLASHES``.
Suffixes that are unambiguous on their own (-yorsun, -acaksın, -malısın) stand as patterns in address.yaml instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "rules" / "tr" / "lexicon"
VOWELS = "aıoueiöü"

VERBS = [
    "aç", "açıkla", "aktar", "aktive", "al", "ala", "alış", "alıştır", "anla", "anlat", "anımsa", "ara", "arala",
    "araştır", "art", "artır", "as", "aş", "at", "ata", "atla", "ayarla", "ayır", "ayrıl", "bağla", "bağlan", "bak",
    "bas", "başar", "başla", "başlat", "başvur", "bekle", "belirle", "belirt", "belirtil", "beğen", "bil", "bildir",
    "bin", "bırak", "bit", "bitir", "bozul", "böl", "bul", "buluş", "büyüt", "cevapla", "çağır", "çal", "çalış",
    "çalıştır", "çek", "çevir", "çık", "çıkart", "çiz", "çöz", "daya", "dayan", "davran", "de", "değerlendir",
    "değiş", "değiştir", "dene", "denetle", "dinle", "dinlen", "doğrula", "dokun", "dol", "doldur", "dön", "dönüştür",
    "döndür", "dur", "durdur", "duy", "duyur", "düşün", "düş", "düzelt", "düzenle", "ekle", "elde", "ele",
    "endişelen", "eriş", "ertele", "et", "faydalan", "fark", "gel", "geliştir", "gerçekleştir", "getir", "gez", "geç",
    "geçir", "gir", "git", "giy", "gönder", "görüş", "gör", "göster", "götür", "güncelle", "güven", "hallet",
    "hatırla", "hatırlat", "hazırla", "hazırlan", "hisset", "ilet", "ilgilen", "imzala", "incele", "in", "indir",
    "ise", "iste", "işaretle", "işle", "ilerle", "izle", "kaç", "kaçır", "kal", "kaldır", "kalk", "kapa", "kapat",
    "kapla", "kaplat", "karar", "karşıla", "karşılaş", "karşılaştır", "kat", "katıl", "kavuş", "kaydet", "kaydol",
    "kaybet", "kaybol", "kazan", "kes", "kır", "kilitle", "kimlik", "kirala", "kişiselleştir", "kok", "konuş",
    "kontrol", "kopyala", "koru", "koy", "kur", "kurtar", "kullan", "kutla", "kutula", "küçült", "listele", "memnun",
    "mesajlaş", "oku", "okut", "ol", "olabil", "on", "onayla", "onar", "otur", "oyna", "öde", "ödet", "öğren",
    "öğret", "ölç", "öner", "özelleştir", "özle", "paketle", "paylaş", "planla", "rahatla", "rastla", "rezerve",
    "sağla", "sakla", "sal", "san", "sat", "sayfa", "say", "seç", "sev", "seyret", "sık", "sıkıştır", "sıfırla",
    "sil", "sor", "söyle", "sür", "sürdür", "suçla", "sun", "şaşır", "takas", "tak", "takıl", "talep", "tamamla",
    "tanı", "tanımla", "tara", "tart", "taşı", "taşın", "tavsiye", "temizle", "temin", "tekrarla", "teklif", "tercih",
    "teşekkür", "tıkla", "tut", "tutul", "tükür", "tüket", "uğra", "uğraş", "ulaş", "ulaştır", "unut", "uygula",
    "uyar", "uy", "uyarla", "uza", "uzat", "üret", "üz", "üzül", "ver", "var", "vazgeç", "vur", "yakala", "yap",
    "yaptır", "yapıştır", "yarat", "yararlan", "yardım", "yaşa", "yat", "yatır", "yaz", "yazdır", "yazış", "ye",
    "yen", "yenile", "yerleştir", "yeterli", "yetiş", "yıka", "yolla", "yönlendir", "yönet", "yorum", "yükle",
    "yükselt", "yürü", "yürüt", "zorla", "zannet", "affet", "bahset", "reddet", "kabullen", "kaydır", "sürükle",
    "bastır", "dağıt", "devret", "farket", "keşfet", "kıyasla", "sabret", "seslen", "sipariş", "tatmin", "topla",
    "uyu", "uyan", "vurgula", "yasla", "yaslan", "yayınla", "yaklaş", "çıkarma", "gül", "ağla", "sarıl", "kork",
    "koş", "kız", "inan", "bık", "öl", "doğ", "sus", "kandır", "aldat", "aldan", "darıl", "kıskan", "özendir", "utan",
    "üşü", "acık", "susa", "bağır", "çağrış", "dans", "esirge", "gizle", "iyileş", "iyileştir", "kalkış", "kazandır",
    "kolaylaştır", "küs", "methet", "mahvet", "öldür", "oyala", "övün", "öv", "pişir", "ısıt", "soğut", "doğra",
    "karıştır", "kıy", "kıvır", "kızart", "haşla", "ez", "süz", "serp", "sar", "soy", "sok", "sön", "söndür", "sürt",
    "tapın", "tat", "tırman", "titre", "tüt", "uç", "uçur", "um", "umursa", "utandır", "yak", "yakıştır", "yala",
    "yalvar", "yan", "yanıl", "yanaş", "yargıla", "yarış", "yaralan", "yık", "yıkan", "yırt", "yor", "yorul", "yum",
    "yut", "yüz", "zehirle", "büyü", "kemir", "besle", "bile", "bilin", "bozdur", "döv", "dök", "dövüş", "dile",
    "dilen",
]  # fmt: skip
NOT_VERBS = {
    "aktive", "ala", "belirtil", "dans", "elde", "fark", "ise", "karar", "kimlik", "kontrol", "memnun", "on",
    "rezerve", "sayfa", "sipariş", "takas", "talep", "tatmin", "tavsiye", "teklif", "temin", "tercih", "teşekkür",
    "var", "yardım", "yeterli", "yorum", "çıkarma",
}  # fmt: skip
NOUNS_VOWEL = [
    "fatura", "kargo", "ödeme", "iade", "şifre", "parola", "randevu", "e-posta", "eposta", "posta", "parça", "numara",
    "hediye", "bakiye", "görüşme", "belge", "kimlik", "para", "müsaade", "araba", "oda", "çanta", "kutu", "dosya",
    "sayfa", "sorgu", "başvuru", "tecrübe", "kampanya", "abone", "imza", "hafta", "gece", "tatil", "hata", "mağaza",
    "garanti", "daire", "aile", "iletme", "mesele", "deneme", "düşünce", "öneri", "tarife", "rota", "sipariş",
    "değerlendirme", "açıklama", "katılma", "kayıt", "kafa", "arka", "baba", "anne", "dede", "amca", "teyze", "abla",
]  # fmt: skip
SOFT = {
    stem: stem[:-1] + "d"
    for stem in (
        "git", "et", "tat", "güt", "affet", "bahset", "reddet", "kaydet", "kaybet", "hisset", "hallet", "zannet",
        "farket", "keşfet", "seyret", "sabret", "devret", "methet", "mahvet",
    )
}  # fmt: skip
"""Stems whose t softens before a vowel; their aorist has the low vowel."""
AORIST_I = {
    "al", "bil", "bul", "dur", "gel", "gör", "kal", "ol", "san", "var", "ver", "vur", "öl",
}  # fmt: skip
CLASHES = {
    "adın", "alman", "almana", "almanı", "almasan", "altın", "annen", "ardın", "arkan", "artman", "astın", "attan",
    "ayan", "aydın", "baban", "barman", "basman", "basın", "batman", "başarsın", "bilen", "bilsen", "birsen",
    "bitsen", "biçersin", "bütün", "dalman", "danışman", "danışmana", "danışmanı", "dayan", "dayanı", "dedene",
    "dedeni", "denetmen", "derdin", "desen", "desene", "değmen", "dokuman", "doğan", "dursan", "dursun",
    "düzeltmen", "düzeltmene", "düzeltmeni", "ekmen", "eleman", "elemana", "elemanı", "erdin", "ersen", "ersin",
    "etmen", "eğitmen", "geçmen", "gidersin", "göçmen", "gülsen", "gülsün", "hafta", "haftan", "hasan",
    "hatan", "ihsan", "insan", "işletmen", "kadın", "kafan", "kandın", "kansın", "karttın", "kastın", "katman",
    "katmana", "katmanı", "kopardın", "koparsın", "koşman", "kurdun", "kutun", "kıldın", "lisan", "metin", "nisan",
    "noksan", "odan", "odun", "okutman", "olsun", "salman", "salmana", "salmanı", "sandığın", "sanma", "sarman",
    "sarmana", "sarsan", "sarsana", "sarsın", "satın", "sayman", "sensen", "seçmen", "seçmene", "seçmeni",
    "soyman", "soymana", "soymanı", "tadın", "tanıdığın", "tartın", "tattın", "uzman", "yandaşın", "yarattın",
    "yardın", "yarsan", "yarsın", "yazman", "yazmana", "yazmanı", "yetersin", "yurdun", "yönetmen", "yönetmene",
    "yönetmeni", "zaman", "çetin", "çıkardın", "çıkarsın", "ölmen", "öğretmen", "öğretmene", "öğretmeni",
    "öğretmenin", "üstün",
}  # fmt: skip

# Possessives that are another word too: önerin is also “suggest!”, gecen is also “passing”.
NOUN_CLASHES = {
    "ablan", "amcan", "arkana", "babana", "başvurun", "dairen", "gecen", "geceni", "geçen", "haftada", "haftana",
    "kafana", "oda", "odana", "oyuna", "paranın", "sorgun", "süren", "önerin",
}  # fmt: skip


def last_vowel(word: str) -> str:
    """Return the last vowel of a word."""
    return next(char for char in reversed(word) if char in VOWELS)


def high(word: str) -> str:
    """Return the high vowel that follows a word."""
    return {"a": "ı", "ı": "ı", "o": "u", "u": "u", "e": "i", "i": "i", "ö": "ü", "ü": "ü"}[last_vowel(word)]


def low(word: str) -> str:
    """Return the low vowel that follows a word."""
    return "a" if last_vowel(word) in "aıou" else "e"


ADJECTIVES = [
    "küçük", "büyük", "genç", "güçlü", "üzgün", "kızgın", "mutlu", "mutsuz", "şanslı", "şanssız", "haklı", "haksız",
    "memnun", "hazır", "emin", "yorgun", "meşgul", "müsait", "uygun", "rahat", "özgür", "sorumlu", "yetkili", "yeni",
    "eski", "değerli", "önemli", "özel", "akıllı", "dikkatli", "dikkatsiz", "sabırlı", "sabırsız", "kararlı",
    "kararsız", "farkında", "içinde", "üyesi", "müşterimiz", "misafirimiz", "davetli", "kayıtlı", "bağlı", "iyi",
    "kötü", "güzel", "tatlı", "sağlıklı", "hasta", "mecbur", "zorunda", "durumunda", "şaşkın", "merakta", "burada",
    "orada", "nerede", "evde", "yolda", "yanında", "gergin", "kırgın", "başarılı", "becerikli", "nazik", "anlayışlı",
]  # fmt: skip


def adjective_forms(word: str) -> Iterator[str]:
    """Yield “you are …” and “you were …”."""
    yield add(word, "sIn")
    yield add(word, "yDIn" if word[-1] in VOWELS else "DIn")


def add(word: str, suffix: str) -> str:
    """Append a suffix written with I, A and D for what follows the word's sounds."""
    for char in suffix:
        if char == "I":
            word += high(word)
        elif char == "A":
            word += low(word)
        elif char == "D":
            word += "t" if word[-1] in "fstkçşhp" else "d"
        else:
            word += char
    return word


def aorist(stem: str) -> str:
    """Return the aorist stem: gelir, yapar, bekler."""
    if stem[-1] in VOWELS:
        return stem + "r"
    soft = SOFT.get(stem, stem)
    one = sum(char in VOWELS for char in stem) == 1
    takes_low = (one and stem not in AORIST_I) or stem in SOFT or stem == "vazgeç"
    return add(soft, "Ar" if takes_low else "Ir")


def verb_forms(stem: str) -> Iterator[str]:
    """Yield the second-person singular forms that need a lexicon."""
    yield add(aorist(stem), "sIn")
    yield add(aorist(stem), "sAn")
    yield add(aorist(stem), "DIn")
    yield add(stem, "DIn")
    yield add(stem, "sAn")
    yield add(stem, "DIğIn")
    yield add(stem, "DIysAn")
    yield add(stem, "yAydIn" if stem[-1] in VOWELS else "AydIn")
    for ending in ("mAn", "mAnI", "mAnA", "mAnlA", "mAndAn"):
        yield add(stem, ending)
    for ending in ("mAmAn", "mAmAnI", "sAnA"):
        yield add(stem, ending)


def noun_forms(noun: str) -> Iterator[str]:
    """Yield the second-person possessive of a noun that ends in a vowel; the third person's cases look different."""
    if noun[-1] not in VOWELS:
        return
    for ending in ("n", "nI", "nA", "ndA", "ndAn", "nlA"):
        yield add(noun, ending)


def write(name: str, header: str, forms: set[str]) -> None:
    """Write a lexicon file in alphabetical order."""
    lines = [f"# {header}", "# Generated by tools/lexicon_tr.py from its own list of stems.", *sorted(forms)]
    (FOLDER / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Write both lexicons."""
    stems = sorted(set(VERBS) - NOT_VERBS)
    clash = set(CLASHES)
    # çıkarsın: “you come out” or “let him take out”. A form that is also stem + sIn of another verb is left out.
    clash |= {add(stem, "sIn") for stem in stems}
    verbs = {form for stem in stems for form in verb_forms(stem)}
    verbs = (verbs | {form for word in ADJECTIVES for form in adjective_forms(word)}) - clash
    nouns = {form for noun in NOUNS_VOWEL for form in noun_forms(noun)}
    nouns -= clash | NOUN_CLASHES
    write("verbs-2sg", "Verb forms of the second person singular.", verbs)
    write("nouns-2sg", "Nouns with the possessive of the second person singular.", nouns)


if __name__ == "__main__":
    main()
