"""Writes rules/ro/lexicon: second-person singular verb forms of frequent Romanian verbs, by conjugation class.

Run ``python tools/lexicon_ro.py`` after changing a list below. Own work: verbs and classes from general knowledge of
the language. Each form is written with and without diacritics and with the cedilla letters. A form that is also
another common word (porți, cărți, vii) is left out; see ``CLASHES``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "rules" / "ro" / "lexicon"

# -a verbs with -ez: 2sg -ezi
EZ = """lucr comand contact not semnal semn activ dezactiv cre inform verific_ utiliz actualiz accept_ anul arhiv asigur_
analiz ambal atas ataș bifeaz calific clarific_ complet confirm_ consult_ conect control depozit_ descarc_ evalu evit_ fotografi
form formul inregistr înregistr instal instrument intereseaz invit_ livr marc mention mențion modific_ nominaliz oper organiz
particip_ pastr_ personaliz plas planific_ precizeaz preciz program ramburs rezerv_ reactiv recomand_ regulariz
restart reset restitui_ salv scan schimb_ selecteaz select semnaleaz sesiz solicit_ sorteaz trat transfer_ tip urm vizit
vizualiz aloc aprecieaz apreci autentific_ autoriz calcul captur conserv cred deplas deranj_ detali dialog edit elimin_ estim
export_ finaliz furniz garant import_ ignor_ inaint înaint inspir_ investig_ list log monitoriz naveg negoci observ_
plaseaz post profit_ public_ raport_ realiz rectific_ redirection redirecțion relax remarc_ repet_ repar_ resping_ semnific_ specific_
studi suspend_ test transmit_ urc_ us valid vot anunt_ avertiz aplic_ adres""".split()
# -a verbs: 2sg, imperative (3sg), infinitive
A_PLAIN = """verifici:verifică:verifica accepți:acceptă:accepta asiguri:asigură:asigura clarifici:clarifică:clarifica confirmi:confirmă:confirma
consulți:consultă:consulta depozitezi:depozitează:depozita descarci:descarcă:descărca eviți:evită:evita identifici:identifică:identifica
modifici:modifică:modifica participi:participă:participa păstrezi:păstrează:păstra rezervi:rezervă:rezerva recomanzi:recomandă:recomanda
schimbi:schimbă:schimba soliciți:solicită:solicita transferi:transferă:transfera autentifici:autentifică:autentifica deranjezi:deranjează:deranja
elimini:elimină:elimina exporți:exportă:exporta imporți:importă:importa ignori:ignoră:ignora observi:observă:observa profiți:profită:profita
publici:publică:publica raportezi:raportează:raporta rectifici:rectifică:rectifica repeți:repetă:repeta repari:repară:repara
specifici:specifică:specifica urci:urcă:urca anunți:anunță:anunța aplici:aplică:aplica intri:intră:intra comunici:comunică:comunica
suni:sună:suna chemi:cheamă:chema întrebi:întreabă:întreba ajuți:ajută:ajuta aștepți:așteaptă:aștepta cauți:caută:căuta
cumperi:cumpără:cumpăra plătești:plătește:plăti lași:lasă:lăsa iei:ia:lua dai:dă:da stai:stai:sta uiți:uită:uita speri:speră:spera
începi:începe:începe încerci:încearcă:încerca apeși:apasă:apăsa tragi:trage:trage bucuri:bucură:bucura joci:joacă:juca
afli:află:afla aduni:adună:aduna adaugi:adaugă:adăuga asculți:ascultă:asculta arăți:arată:arăta explici:explică:explica
enervezi:enervează:enerva contribui:contribuie:contribui continui:continuă:continua dezvolți:dezvoltă:dezvolta gândești:gândește:gândi
învețți:învață:învăța mănânci:mănâncă:mânca porți_:poartă:purta răsfeți:răsfață:răsfăța rezolvi:rezolvă:rezolva rogi:roagă:ruga
salvezi:salvează:salva supăr:supără:supăra supui_:supune:supune sari:sare:sări plimbi:plimbă:plimba inviți:invită:invita
întristezi:întristează:întrista îngrijorezi:îngrijorează:îngrijora împachetezi:împachetează:împacheta ridici:ridică:ridica
returnezi:returnează:returna expediezi:expediază:expedia anulezi:anulează:anula tastezi:tastează:tasta introduci:introdu:introduce
atașezi:atașează:atașa accesezi:accesează:accesa apelezi:apelează:apela așezi:așază:așeza încarci:încarcă:încărca
lipești:lipește:lipi grăbești:grăbește:grăbi semnezi:semnează:semna contactezi:contactează:contacta deconectezi:deconectează:deconecta
înveți:învață:învăța dictezi:dictează:dicta merită_:merită:merita vizitezi:vizitează:vizita comanzi:comandă:comanda bazezi:bazează:baza
confrunți:confruntă:confrunta demonstrezi:demonstrează:demonstra câștigi:câștigă:câștiga oferi:oferă:oferi suferi:suferă:suferi
îndrepți:îndreaptă:îndrepta înlături:înlătură:înlătura păstrezi:păstrează:păstra treci:treci:trece""".split()
# other classes: 2sg, imperative, infinitive, participle
OTHER = """trimiți:trimite:trimite:trimis primești:primește:primi:primit dorești:dorește:dori:dorit folosești:folosește:folosi:folosit
găsești:găsește:găsi:găsit citești:citește:citi:citit scrii:scrie:scrie:scris spui:spune:spune:spus pui_:pune:pune:pus vezi:vezi:vedea:văzut
poți:-:putea:putut vrei:-:vrea:vrut știi:-:ști:știut faci:fă:face:făcut ești:fii:fi:fost mergi:mergi:merge:mers vii_:vino:veni:venit
alegi:alege:alege:ales deschizi:deschide:deschide:deschis închizi:închide:închide:închis răspunzi:răspunde:răspunde:răspuns
completezi:completează:completa:completat ceri:cere:cere:cerut crezi:crede:crede:crezut bei:bea:bea:băut înțelegi:înțelege:înțelege:înțeles
pierzi:pierde:pierde:pierdut prinzi:prinde:prinde:prins întâmpini:întâmpină:întâmpina:întâmpinat obții:obține:obține:obținut
ții:ține:ține:ținut menții:menține:menține:menținut decizi:decide:decide:decis permiți:permite:permite:permis promiți:promite:promite:promis
transmiți:transmite:transmite:transmis admiți:admite:admite:admis comiți:comite:comite:comis emiți:emite:emite:emis
primesti:primeste:primi:primit urmărești:urmărește:urmări:urmărit reușești:reușește:reuși:reușit vorbești:vorbește:vorbi:vorbit
locuiești:locuiește:locui:locuit iubești:iubește:iubi:iubit greșești:greșește:greși:greșit grăbești:grăbește:grăbi:grăbit
hotărăști:hotărăște:hotărî:hotărât doresti:doreste:dori:dorit achiziționezi:achiziționează:achiziționa:achiziționat
stabilești:stabilește:stabili:stabilit împlinești:împlinește:împlini:împlinit îndeplinești:îndeplinește:îndeplini:îndeplinit
definești:definește:defini:definit opțiunezi_:-:opta:optat plănuiești:plănuiește:plănui:plănuit privești:privește:privi:privit
pregătești:pregătește:pregăti:pregătit povestești:povestește:povesti:povestit potrivești:potrivește:potrivi:potrivit
mulțumești:mulțumește:mulțumi:mulțumit opresti:opreste:opri:oprit oprești:oprește:opri:oprit pornești:pornește:porni:pornit
obișnuiești:obișnuiește:obișnui:obișnuit înlocuiești:înlocuiește:înlocui:înlocuit restitui:restituie:restitui:restituit
construiești:construiește:construi:construit trăiești:trăiește:trăi:trăit lipsești:lipsește:lipsi:lipsit părăsești:părăsește:părăsi:părăsit
răcești:răcește:răci:răcit umbli:umblă:umbla:umblat simți:simte:simți:simțit auzi:auzi:auzi:auzit dormi:dormi:dormi:dormit fugi:fugi:fugi:fugit
mori:mori:muri:murit ieși:ieși:ieși:ieșit ajungi:ajunge:ajunge:ajuns rămâi:rămâi:rămâne:rămas atingi:atinge:atinge:atins
depui_:depune:depune:depus expui_:expune:expune:expus propui:propune:propune:propus dispui:dispune:dispune:dispus presupui:-:presupune:presupus
compui:compune:compune:compus impui:impune:impune:impus susții:susține:susține:susținut aparții:-:aparține:aparținut
conții:-:conține:conținut aduci:adu:aduce:adus produci:produ:produce:produs reduci:redu:reduce:redus conduci:condu:conduce:condus
traduci:tradu:traduce:tradus introduci:introdu:introduce:introdus reintroduci:reintrodu:reintroduce:reintrodus
alegi:alege:alege:ales culegi:culege:culege:cules lucrezi:lucrează:lucra:lucrat întorci:întoarce:întoarce:întors
zici:zi:zice:zis cazi:cazi:cădea:căzut ascunzi:ascunde:ascunde:ascuns aprinzi:aprinde:aprinde:aprins vinzi:vinde:vinde:vândut
întinzi:întinde:întinde:întins depinzi:-:depinde:depins pretinzi:pretinde:pretinde:pretins cuprinzi:cuprinde:cuprinde:cuprins
extinzi:extinde:extinde:extins rupi:rupe:rupe:rupt fierbi:fierbe:fierbe:fiert umpli:umple:umple:umplut începi:începe:începe:început
concepi:concepe:concepe:conceput percepi:percepe:percepe:perceput răspundei_:-:-:- respingi:respinge:respinge:respins
ștergi:șterge:șterge:șters stergi:sterge:sterge:sters parcurgi:parcurge:parcurge:parcurs recurgi:recurge:recurge:recurs
crești:crește:crește:crescut cunoști:cunoaște:cunoaște:cunoscut recunoști:recunoaște:recunoaște:recunoscut naști:naște:naște:născut
renunți:renunță:renunța:renunțat ai_:-:avea:avut bați:bate:bate:bătut revii:revino:reveni:revenit devii:-:deveni:devenit previi:-:preveni:prevenit
intervii:-:interveni:intervenit provii:-:proveni:provenit convii:-:conveni:convenit minți:-:minți:mințit plângi:plânge:plânge:plâns
râzi:râde:râde:râs trebui_:-:trebui:trebuit scapi:scapă:scăpa:scăpat tai:taie:tăia:tăiat speli:spală:spăla:spălat""".split()
AUXILIARY = """ești esti vei puteai aveai erai voiai vroiai doreai știai stiai vedeai credeai făceai faceai veneai stăteai stateai trimiteai
primeai foloseai găseai gaseai cereai spuneai scriai mergeai ajungeai dădeai dadeai luai lucrai comandai așteptai asteptai căutai cautai
plăteai plateai puneai răspundeai raspundeai întrebai intrebai ținteai aflai alegeai înțelegeai intelegeai trebuiai păreai pareai
fuseseși primiseși comandaseși trimiseseși făcuseși văzuseși venisei avuseseși puteaseși putuseși
vreai urmăreai simțeai trăiai citeai vorbeai""".split()

CLASHES = set("""porti porți vii pui carti cărți ai supui auzi dormi fugi mori ieși iesi oferi suferi contribui restitui continui_ simti_
crezi_ rogi_ ceri_ bați bati tai duci ridici_ lași lasi note semne marci tipi tip ieri muti sari scapi scări minți minti mâini creme crești_ cresti
joci_ porți expui depui trebui speri_ bucuri_ supăr supar copi treci_ sună plimbi rupi uscați băi opti stoc cazi mergi_ citi loci arati_
ali mari nasti naști cale parai ștergi_ aduni umpli umbli vrei_ tineri ții tii începi_ conțin conții contii ten evaluări merită merita
recurgi fierbi aprinzi tragi intri_ dai_ iei_ stai_ cauți_ descarci_ observi_ participi_ publici repeti_ publică aplici_ accepti_
deranjezi_ urci_ elimini_ specifici rectifici_ explici_ prinzi cazi vinzi_ introduci_ reduci_ suni_ revii_ anunti_ anunți_ sfinți
vorbești_ vezi_ ploi raze scrii_ inviti invitați invitati ignori_ părăsești_ treze promiti_ vei_ trăiai_ luai_ răcești răcesti
dispui compui propui impui presupui spui_ susții_ sustii_ ascunzi_ umbli mananci_ ataci verse previi provii convii intervii devii luai puneai_
redus aparții apartii depinzi pretinzi cuprinzi_ extinzi_ tii bei plângi râzi bati cereai_ concepi percepi culegi speli""".split())


def plain(word: str) -> str:
    """Return a word without diacritics, as it is often typed."""
    return word.translate(str.maketrans("ăâîșțşţ", "aaistst"))


def spellings(word: str) -> set[str]:
    """Return a word with comma letters, with cedilla letters and without diacritics."""
    return {word, word.translate(str.maketrans("șț", "şţ")), plain(word)}


def rows() -> Iterator[str]:
    """Yield the second-person singular present of every verb."""
    for stem in EZ:
        if not stem.endswith("_") and not stem.endswith("eaz"):
            yield f"{stem}ezi"
    for row in [*A_PLAIN, *OTHER]:
        yield row.partition(":")[0]


def write(name: str, header: str, forms: set[str]) -> None:
    """Write a lexicon file in alphabetical order."""
    lines = [f"# {header}", "# Generated by tools/lexicon_ro.py from its own list of verbs.", *sorted(forms)]
    (FOLDER / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Write the lexicon."""
    clash = {word for word in CLASHES if not word.endswith("_")}
    verbs = set(AUXILIARY)
    for form in rows():
        if not form.endswith("_"):
            verbs |= spellings(form)
    for word in AUXILIARY:
        verbs |= spellings(word)
    write("verbs-2sg", "Verb forms of the second person singular.", verbs - clash)


if __name__ == "__main__":
    main()
