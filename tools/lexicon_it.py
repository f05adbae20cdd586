"""Writes rules/it/lexicon: Italian verb forms that only go with tu, conjugated from lists of verbs.

Run ``python tools/lexicon_it.py`` after changing a list below. Own work: verbs, stems and classes from general
knowledge of the language. The present of -are verbs (invii) is also the polite imperative and is left out; the
pack finds it in its context (se invii). A form that is also another common word (arresti, leggi, brevi) is in
``CLASHES`` and left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "rules" / "it" / "lexicon"


def words(text: str) -> list[str]:
    """Return the words of a text."""
    return text.split()


ARE = words(
    """collezionare desiderare necessitare riscontrare rilevare notificare ritardare apportare indagare
        accertare depositare ottimizzare personalizzare rinviare ripagare rimandare rassicurare abbonare
        abitare accedere accettare accompagnare acquistare adottare affittare agganciare aggiornare
        aiutare allegare allontanare amare ammirare andare annotare annullare apprezzare approfittare
        archiviare arrivare ascoltare aspettare assaggiare assicurare attivare aumentare autenticare
        autorizzare avvertire avviare avvisare badare baciare ballare bastare bloccare bruciare buttare
        calcolare cambiare camminare cancellare cantare caricare cenare cercare chiamare cliccare
        collegare collaborare comandare cominciare comperare compilare completare comprare comunicare
        confermare confrontare conservare considerare consigliare consultare contare contattare
        continuare controllare copiare comportare costare creare cucinare curare dedicare dimenticare
        dimostrare disattivare disegnare digitare diventare domandare disinstallare durare effettuare
        eliminare entrare esaminare esagerare evitare fatturare festeggiare fermare ficcare fidare
        firmare formattare fotografare frequentare fumare girare giocare giudicare godere guadagnare
        guardare guidare gustare immaginare imballare imparare impiegare impostare incollare incontrare
        indicare indossare indovinare informare iniziare inoltrare insegnare installare integrare
        interessare inventare inviare invitare lamentare lanciare lasciare lavare lavorare limitare
        litigare loggare mandare mangiare memorizzare meritare migliorare mirare modificare mostrare
        navigare negare noleggiare nominare notare nuotare odiare ordinare organizzare osservare pagare
        parcheggiare parlare partecipare passare pensare perdonare pernottare pesare piegare pigliare
        portare posizionare praticare pregare prenotare preparare presentare prestare procurare
        programmare pronunciare provare pubblicare pulare raccontare raccomandare reclamare recensire
        recuperare regalare registrare reimpostare reinstallare respirare restare restituire
        riagganciare riavviare ricaricare ricambiare ricordare ricontattare ridare rientrare rifiutare
        rilassare rimborsare rinnovare rinunciare riparare ripassare riportare riposare riprovare
        risparmiare rispettare ritirare ritornare riutilizzare rovinare salutare saltare salvare
        sbagliare sbloccare scambiare scannerizzare scaricare scattare schiacciare scherzare scommettere
        scontare sedere segnalare segnare selezionare sentire separare sfruttare sistemare smontare
        sognare sospettare sostare spaventare specificare spegnere sperare spiegare spostare sprecare
        stampare stancare staccare studiare suonare superare svegliare svuotare tagliare telefonare
        tentare testare tirare toccare tornare trasportare trattare trovare truccare urlare usare
        utilizzare valutare verificare versare viaggiare visitare visualizzare volare votare"""
)
# -ere verbs whose stem does not change in the second person
ERE = words(
    """accedere accendere accogliere accorgere aggiungere ammettere appartenere appendere apprendere assistere
        attendere chiedere chiudere cogliere comprendere concludere confondere conoscere correggere
        correre credere cuocere decidere descrivere difendere dipendere discutere distinguere
        distruggere dividere eleggere emettere escludere esprimere estendere fingere friggere giungere
        godere immettere includere incidere insistere intendere iscrivere leggere mettere muovere
        nascondere offendere permettere perdere piangere porgere possedere prendere prescrivere
        pretendere procedere promettere proteggere prevedere raccogliere raggiungere rendere resistere
        respingere restringere ricevere richiedere riconoscere ridere rimettere riprendere risolvere
        rispondere rivedere rivolgere rompere scegliere scendere sciogliere sconfiggere scommettere
        scrivere smettere soddisfare sorprendere sorridere spegnere spendere stringere succedere
        svolgere temere togliere trasmettere uccidere vedere vendere vincere vivere volgere decidere
        cedere concedere convincere crescere"""
)
IRE = words(
    """aprire coprire scoprire offrire soffrire dormire partire seguire servire sentire vestire avvertire
        divertire consentire inseguire proseguire riaprire ripartire"""
)
ISC = words(
    """agire approfondire capire chiarire colpire condire contribuire costruire definire digerire distribuire
        esaurire eseguire esibire fallire favorire ferire finire fornire garantire gestire gradire
        guarire inserire investire istruire impedire obbedire percepire preferire pulire punire reagire
        recensire restituire ribadire ricostruire riferire ristabilire riunire sostituire sparire
        spedire stabilire subire suggerire tradire trasferire ubbidire unire usufruire attribuire
        acquisire abolire arricchire"""
)
# second person of the present where it is not regular
PRESENT = words(
    """hai sai puoi vuoi devi fai vai stai dici vieni tieni rimani esci sali bevi scegli togli cogli accogli
        raccogli proponi disponi poni supponi componi esponi imponi riesci muori siedi possiedi ottieni
        mantieni contieni trattieni sostieni appartieni convieni intervieni previeni rivieni diventi odi
        vali riesca rifai disfai soddisfi conduci produci riduci traduci introduci deduci trai attrai
        distrai"""
)
FUTURE = words(
    """avrai saprai potrai dovrai vorrai verrai terrai rimarrai andrai farai starai darai vivrai sarai vedrai
        cadrai dirai berrai porrai proporrai disporrai comporrai supporrai esporrai otterrai manterrai
        conterrai tratterrai sosterrai interverrai condurrai produrrai ridurrai tradurrai introdurrai
        varrai rivedrai prevedrai rifarai diverrai riavrai"""
)
IMPERFECT = words(
    """avevi eri facevi dicevi bevevi ponevi proponevi sapevi potevi dovevi volevi andavi stavi davi venivi
        tenevi rimanevi uscivi salivi conducevi producevi traducevi riducevi traevi valevi riuscivi
        contenevi mantenevi ottenevi sostenevi"""
)
PAST = words(
    """avesti fosti facesti dicesti bevesti sapesti potesti dovesti volesti andasti stesti desti venisti
        tenesti rimanesti uscisti salisti riuscisti ottenesti mantenesti proponesti"""
)
# irregular imperatives with an enclitic, and their stem for it
CLASHES = set(
    words(
        """accedi allievi amavi arresti attivi arrivi apri avvisi bastai bravi brevi cadi cantai capi ceni chiavi
        cogli colpi componi concludi corri costi cresci credi cedi curavi deriva deserti desti detti
        dici dividi dipendi eredi estendi esponi finisci foresti fosti gesti giudizi giravi godi gravi
        grassi leggi lavi levi mosti muori navi nevi nodi odi onesti opponi operai pari passi pesti
        perdi pessi poni porgi posti prendi presti presi privi provi resti ridi rendi richiami rincorri
        risi rispondi ritiri rompi sali scavi schiavi scopri segui sei sedi senti servi siedi soffi
        sposi stati stesti suoi tardi temi testi togli torti trai travi usurai vani vali vedi veli vendi
        venti vermi vesti vieti vinti vivi voli volti possiedi mirai pesavi cavi coprivi parti dormi
        offri soffri vincoli uniti spendi vesti leggevi riesca diventi pensai soddisfi convieni odiai
        celi accogli consenti vivai avverti decidi promessi attendi intendi discuti distingui respingi
        stringi incidi fingi muovi spegni ripartisti invitasti artisti turisti amasti coristi pianisti
        apristi esisti assisti insisti resisti consisti persisti registi listi tasti fasti pasti nefasti
        vasti casti catasti guasti rimasti contrasti bevi rinnovi pulisci modesti manifesti innesti
        pretesti molesti indigesti celesti protesti contesti potesti vali offendi uccidi permessi
        taglierai marcai estesi difendi varrai"""
    )
)
# of the clashing forms, those that in a customer's mail are all but always the reader
KEEP = set(
    words(
        """accedi apri capisci credi chiedi decidi dici finisci perdi prendi rispondi scopri segui senti togli vedi
        vivi riesci attendi intendi spendi scegli accogli possiedi ottieni componi corri muovi spegni
        rendi dipendi richiedi distingui dormi potesti avverti cresci concludi pulisci"""
    )
)
# kept, but also a singular subjunctive, plural noun or imperative that the polite form shares: never
NEVER = {"vivi", "corri", "servi", "parti", "cresci"}


def stem(verb: str) -> str:
    """Return the stem of an infinitive."""
    return verb[:-3]


def future(verb: str) -> str:
    """Return the stem of the future and the conditional of a regular verb."""
    body, ending = stem(verb), verb[-3:]
    if ending == "are":
        if body[-1] in "cg":
            body += "h"
        elif body.endswith(("ci", "gi")):
            body = body[:-1]
        return f"{body}er"
    if verb == "vedere" or verb.endswith("vedere"):
        return f"{body}r"
    return f"{body}{ending[0]}r"


def verbs() -> Iterator[tuple[str, str]]:
    """Yield every verb with its class."""
    for name, group in (("are", ARE), ("ere", ERE), ("ire", IRE), ("isc", ISC)):
        for verb in group:
            ending = "ire" if name == "isc" else name
            if verb.endswith(ending):
                yield verb, name


def safe() -> set[str]:
    """Return the forms that only go with tu."""
    forms = {*PRESENT, *FUTURE, *IMPERFECT, *PAST}
    forms |= {f"{form[:-2]}esti" for form in FUTURE}
    for verb, group in verbs():
        body, theme = stem(verb), verb[-3]
        forms |= {f"{future(verb)}ai", f"{future(verb)}esti", f"{body}{theme}vi", f"{body}{theme}sti"}
        if group in {"ere", "ire"}:
            forms.add(f"{body}i".replace("ii", "i"))
        elif group == "isc":
            forms.add(f"{body}isci")
    return {form for form in forms if form not in (CLASHES - KEEP) and form not in NEVER and len(form) > 3} | {
        "hai", "sai", "fai", "vai",
    } - {"odi"}  # fmt: skip


def enclitic() -> set[str]:
    """Return imperatives with ci, mi, lo, la, li, le and gli behind: the polite pronoun stands in front."""
    forms = set()
    tails = ("ci", "mi", "lo", "la", "cela", "celo", "mela", "melo")
    for verb, group in verbs():
        body = stem(verb)
        head = f"{body}a" if group == "are" else f"{body}isci" if group == "isc" else f"{body}i"
        forms |= {f"{head}{tail}" for tail in tails}
    forms |= set(
        words(
            """dimmi dammi fammi dicci dacci facci dillo dalla fallo falla dille diglielo faccelo dammelo dimmelo
        facceli vacci stammi tienici tienilo tienila tienimi vieni scegline togliti tienine dicendomi
        accompagnaci provaci pensaci scusaci scusami perdonaci credici credimi abbine abbici faccene
        prendine sceglilo sceglila"""
        )
    )
    drop = {"dalla", "dalle", "dalli", "dalci", "falla", "falle", "falli", "dille", "pala", "sala", "vieni", "dali"}
    bad = {
        "parola", "tavola", "regola", "controlla", "scala", "tavolo", "articolo", "capitolo", "titolo", "singolo",
        "piccolo", "piccola", "miracolo", "spettacolo", "ostacolo", "popolo", "secolo", "veicolo", "calcolo",
        "pericolo", "circolo", "vincolo", "segnalo", "segnala", "regala", "regalo", "angolo", "pagala", "cellula",
        "formula", "formulo", "simile", "simili", "facile", "facili", "mobile", "mobili", "utile", "utili", "vale",
        "amici", "amaci", "medici", "tecnici", "pratici", "prendile", "unici", "mettila", "mangiali", "portali",
        "partici", "praticami", "cercali", "fidali", "servici", "aprile", "fucile", "sedile", "servile", "giovanile",
        "vestile", "sottile", "gentile", "civile", "ostile", "simboli", "vedici", "attiviamoci", "cantaci",
        "spaventali", "partile", "aprili", "voltaci", "battagli", "bagagli", "dettagli", "ritagli", "intagli",
        "portale", "mandale", "postale", "costale", "totale", "pascola", "coccola", "godila", "testala", "testale",
        "testali", "reclamaci", "amale", "amali", "segnale", "segnali", "regali", "regale", "legale", "tratale",
        "curale", "curali", "giornale", "contali", "salutali", "digitale", "digitali", "digitala",
        "capitale", "ordinale", "generale", "originale", "animale", "finale", "locale", "vocale", "penale",
        "prenatale", "orale", "orali", "morale", "morali", "plurale", "leale", "reale", "reali", "creale",
        "creali", "usuale", "usuali", "manuale", "manuali", "usale", "usali", "annuale", "vitale", "mensile",
        "durali", "durale", "pesali", "pesale", "tirali", "sensibile", "integrale", "integrali", "sentile",
    }  # fmt: skip
    return {form for form in forms if form not in drop | bad and len(form) > 5} | {
        "dimmi", "dammi", "fammi", "dicci", "dacci", "facci", "dillo", "fallo", "vacci",
    }  # fmt: skip


def infinitive_ti() -> set[str]:
    """Return infinitives and gerunds with ti."""
    forms = set()
    for verb, _group in verbs():
        body, theme = stem(verb), verb[-3]
        forms |= {f"{body}{theme}rti", f"{body}{theme}rtelo", f"{body}{theme}rtela", f"{body}{theme}rteli"}
        forms |= {f"{body}{'a' if theme == 'a' else 'e'}ndoti"}
    forms |= set(
        words(
            """averti esserti farti dirti darti starti poterti volerti doverti saperti proporti offrirti tenerti
        venirti iscriverti registrarti vederti rivolgerti godertelo fornirti permetterti"""
        )
    )
    return forms - {"aperti", "averti", "sentirti", "durarti"} | {"averti", "sentirti"}


def write(name: str, header: str, forms: set[str]) -> None:
    """Write a lexicon file in alphabetical order."""
    lines = [f"# {header}", "# Built by tools/lexicon_it.py from its own list of verbs.", *sorted(forms)]
    (FOLDER / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Write the lexicons."""
    FOLDER.mkdir(exist_ok=True)
    write("tu-verbs", "Italian verb forms that only go with tu.", safe())
    write("tu-enclitic", "Italian tu imperatives with a pronoun behind, infinitives and gerunds with ti.",
          enclitic() | infinitive_ti())  # fmt: skip


if __name__ == "__main__":
    main()
