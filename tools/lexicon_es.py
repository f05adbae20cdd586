"""Writes the word lists of the Spanish packs: python tools/lexicon_es.py (from the repository's root).

The lists are conjugated from the verbs below. Forms that are also frequent nouns, adjectives or function words
(`cosas`, `cuentas`, `partes`) are in STOP and left out: such a form says nothing about the form of address.
A verb carries its stem change after a colon: ie, ue, i, í and ú (enviar: envías, actuar: actúas).
"""

from __future__ import annotations

import re
from pathlib import Path

VERBS = """
abonar abrir aburrir acabar acceder aceptar acercar achicar aclarar acompañar aconsejar acordar:ue acostar:ue
acostumbrar activar actualizar actuar:ú adaptar adelantar adivinar adjuntar administrar admirar admitir adoptar adorar
adquirir:ie afirmar afrontar agradecer agregar aguantar ahorrar ajustar alcanzar alegrar alejar almacenar almorzar:ue
alojar alquilar amar ampliar:í añadir andar animar anotar anular apagar aparcar aparecer aplazar aplicar apoyar
apreciar aprender apretar:ie aprobar:ue aprovechar apuntar archivar arrancar arrastrar arreglar arrepentir:ie arriesgar
arrojar asegurar asistir asociar aspirar asumir asustar atender:ie atraer atrapar atreverse aumentar autorizar
averiguar avisar ayudar bailar bajar bañar barrer basar beber beneficiar besar bloquear borrar botar brindar bromear
buscar caer calcular calentar:ie calificar callar calmar cambiar caminar cancelar cansar cantar cargar casar castigar
cenar cepillar cerrar:ie charlar chatear chocar cobrar coger coincidir coleccionar colgar:ue colocar combinar comentar
comenzar:ie comer cometer comparar compartir competir:i completar componer comprar comprender comprobar:ue comunicar
conceder concentrar concordar:ue condenar conducir conectar confesar:ie confiar:í configurar confirmar confundir
conocer conseguir:i conservar considerar construir consultar consumir contactar contar:ue contener contestar continuar:ú
contratar contribuir controlar convencer conversar convertir:ie convivir copiar correr corregir:i cortar costar:ue crear
crecer creer criar:í criticar cruzar cubrir cuidar culpar cultivar cumplir curar dañar dar deber decidir decir declarar
decorar dedicar defender:ie definir dejar demorar demostrar:ue depender deportar depositar desactivar desaparecer
desarrollar desayunar descansar descargar descifrar desconectar desconocer describir descubrir desear desempeñar
desinstalar deslizar despedir:i despertar:ie destacar destruir detener detestar devolver:ue dibujar dirigir discutir
diseñar disfrutar disminuir disponer distinguir divertir:ie dividir doler:ue dominar dormir:ue dudar durar echar
editar educar efectuar:ú ejercer elegir:i elevar eliminar emocionar empacar empezar:ie emplear empujar enamorar
encantar encargar encender:ie encontrar:ue enfadar enfermar enfocar enfrentar enojar enseñar entender:ie enterar entrar
entregar entrenar entretener enviar:í envolver:ue equivocar escanear escapar escoger esconder escribir escuchar
esforzar:ue especificar esperar esquiar:í establecer estacionar estar estudiar evaluar:ú evitar exagerar examinar
exigir experimentar explicar explorar exponer expresar extender:ie extrañar fabricar facilitar facturar fallar faltar
fijar financiar fingir firmar formar forzar:ue fumar funcionar ganar garantizar gastar gestionar girar grabar
graduar:ú gritar guardar guiar:í gustar haber habitar hablar hacer hallar herir:ie hervir:ie honrar huir ignorar
imaginar imitar impedir:i importar imprimir incluir incorporar indicar informar ingresar iniciar insertar insistir
inspirar instalar intentar intercambiar interesar interpretar introducir invertir:ie investigar invitar ir jugar:ue
juntar jurar justificar juzgar lamentar lanzar lastimar lavar leer lesionar levantar liberar ligar limitar limpiar
llamar llegar llenar llevar llorar llover lograr luchar madrugar mandar manejar manifestar:ie mantener maquillar
marcar marchar matar matricular medir:i mejorar memorizar mencionar mentir:ie merecer meter mezclar mirar modificar
molestar montar morder:ue morir:ue mostrar:ue mover:ue mudar nacer nadar navegar necesitar negar:ie negociar notar
notificar obedecer observar obtener ocultar ocupar odiar ofrecer oír oler olvidar operar opinar optar ordenar
organizar padecer pagar parar parecer participar partir pasar pasear pedir:i pegar peinar pelear pensar:ie percibir
perder:ie perdonar perfeccionar permanecer permitir perseguir:i pertenecer pescar pillar pintar pisar planear
planificar plantar platicar poder:ue poner portar poseer practicar precisar preferir:ie preguntar prender preocupar
preparar presentar prestar presumir pretender prever probar:ue producir programar prohibir prometer pronunciar
proponer proporcionar proseguir:i proteger provocar publicar pulsar quebrar:ie quedar quejar quemar querer:ie quitar
razonar reaccionar realizar recargar recibir reciclar reclamar recoger recomendar:ie reconocer recordar:ue recorrer
rectificar recuperar recurrir reducir reembolsar reemplazar reenviar:í referir:ie reflejar reflexionar regalar regar:ie
registrar regresar reír relacionar relajar rellenar remitir rendir:i renovar:ue renunciar reparar repartir repasar
repetir:i representar requerir:ie reservar residir resistir resolver:ue respetar respirar responder restablecer
restar resultar retener retirar retrasar reunir revisar rezar robar romper saber sacar salir saltar saludar salvar
seguir:i seleccionar señalar sentar:ie sentir:ie separar ser servir:i significar sobrevivir solicitar soler:ue soltar:ue
solucionar sonar:ue sonreír soñar:ue soportar sorprender sospechar sostener subir suceder sufrir sugerir:ie sujetar
sumar superar suponer surgir suscribir suspender sustituir tardar teclear temer tender:ie tener terminar tirar tocar
tolerar tomar trabajar traducir traer tramitar tranquilizar transferir:ie transformar transmitir trasladar tratar
tropezar:ie tuitear ubicar unir usar utilizar vaciar:í valer validar valorar variar:í vencer vender venir ver verificar
vestir:i viajar vigilar visitar vivir volar:ue volver:ue votar
"""
IRREGULAR_PRESENT = {
    "ser": "eres", "ir": "vas", "estar": "estás", "haber": "has", "dar": "das", "ver": "ves", "prever": "prevés",
    "oír": "oyes", "oler": "hueles", "decir": "dices", "tener": "tienes", "venir": "vienes", "mantener": "mantienes",
    "obtener": "obtienes", "detener": "detienes", "contener": "contienes", "sostener": "sostienes", "retener": "retienes",
    "entretener": "entretienes", "reír": "ríes", "sonreír": "sonríes", "reunir": "reúnes", "prohibir": "prohíbes",
    "jugar": "juegas", "adquirir": "adquieres", "huir": "huyes",
}  # fmt: skip
IRREGULAR_SUBJUNCTIVE = {
    "ser": "seas", "ir": "vayas", "estar": "estés", "haber": "hayas", "dar": "des", "ver": "veas", "prever": "preveas",
    "saber": "sepas", "hacer": "hagas", "decir": "digas", "traer": "traigas", "atraer": "atraigas", "caer": "caigas",
    "oír": "oigas", "oler": "huelas", "salir": "salgas", "valer": "valgas", "venir": "vengas", "poder": "puedas",
    "reír": "rías", "sonreír": "sonrías", "reunir": "reúnas", "prohibir": "prohíbas", "jugar": "juegues",
    "huir": "huyas", "adquirir": "adquieras", "vencer": "venzas", "convencer": "convenzas", "ejercer": "ejerzas",
}  # fmt: skip
PRETERITE = {
    "estar": "estuv", "haber": "hub", "poder": "pud", "querer": "quis", "saber": "sup", "venir": "vin", "hacer": "hic",
    "decir": "dij", "traer": "traj", "atraer": "atraj", "andar": "anduv", "ser": "fu", "ir": "fu",
}  # fmt: skip
FUTURE = {
    "haber": "habr", "poder": "podr", "querer": "querr", "saber": "sabr", "venir": "vendr", "salir": "saldr",
    "valer": "valdr", "hacer": "har", "decir": "dir",
}  # fmt: skip
STRONG_PAST = {"tener": "tuv", "poner": "pus", "ducir": "duj"}
SHORT_PAST = {"dar": ("diste", "dieras"), "ver": ("viste", "vieras"), "prever": ("previste", "previeras")}
IMPERFECT = {"ser": "eras", "ir": "ibas", "ver": "veías"}
IMPERATIVE = {"ser": "sé", "ir": "ve", "hacer": "haz", "decir": "di", "tener": "ten", "venir": "ven", "salir": "sal"}
STOP = set(
    ["cosas", "cuentas", "partes", "formas", "compras", "cargas", "cargues", "dudas", "faltas", "firmas", "marcas", "notas", "ofertas", "pagas", "preguntas", "pruebas", "quejas", "reservas", "visitas", "muestras", "copias", "ayudas", "entregas", "facturas", "consultas", "vivas", "metas", "comas", "casas", "pasas", "pases", "cortes", "corte", "dobles", "importes", "informes", "bailes", "toques", "saques", "embarques", "reportes", "enlaces", "lances", "cruces", "avances", "alcances", "ajustes", "aparcas", "ligas", "luchas", "marchas", "montas", "pintas", "plantas", "programas", "prendas", "presentes", "prestas", "rentas", "sumas", "restas", "tomas", "tocas", "viajes", "vueltas", "llamas", "llaves", "ropas", "separas", "sentidas", "sientas", "sobras", "unas", "usos", "vendas", "ventas", "formes", "portes", "deportes", "aportes", "soportes", "transportes", "cubiertas", "costes", "gastas", "gastes", "recortes", "detalles", "llegas", "planes", "bebidas", "caminas", "camas", "cantes", "cenas", "charlas", "citas", "claras", "completas", "correas", "corrientes", "criticas", "críticas", "cuidas", "culpas", "curas", "dañas", "dietas", "dudes", "echas", "entradas", "escuelas", "esperas", "estudias", "fallas", "fijas", "filas", "fotos", "frutas", "ganas", "giras", "guías", "gritas", "heridas", "horas", "huelgas", "huellas", "juntas", "justas", "ofertes", "limites", "limpias", "llanas", "luces", "mandas", "maneras", "máximas", "medidas", "mentes", "mezclas", "minas", "miras", "modas", "molestas", "muertes", "nadas", "negocias", "obras", "ocultas", "olas", "ordenas", "órdenes", "páginas", "paras", "pares", "parias", "partas", "pescas", "pegas", "penas", "pesas", "piezas", "pistas", "plazas", "podas", "ponencias", "practicas", "prácticas", "precisas", "preparas", "presas", "primas", "pronuncias", "públicas", "puertas", "puntas", "quedas", "ramas", "rectas", "recargas", "reclamas", "recientes", "rectas", "recargues", "reglas", "regalas", "renuncias", "residentes", "respuestas", "retiras", "retires", "rezas", "rojas", "rondas", "ruedas", "ruinas", "salas", "salvas", "señas", "señales", "seres", "siestas", "siglas", "sillas", "sospechas", "subidas", "tardas", "tareas", "tardes", "temas", "tiras", "títulos", "trabas", "trabajes", "tramas", "tratas", "tratos", "varias", "varías", "verdes", "vistes", "vidas", "vueles", "vuelas", "vuelos", "zonas", "parques", "cierres", "arranques", "ataques", "bloques", "choques", "empaques", "enfoques", "remolques", "trueques", "rescates", "desplantes", "abonas", "activas", "adaptas", "auxilias", "básicas", "bases", "beneficias", "causas", "certezas", "cercas", "colas", "concretas", "contentas", "correctas", "dentistas", "dobles", "dedicadas", "directas", "estacas", "estancias", "exactas", "evidencias", "expertas", "extrañas", "extremas", "fabricas", "fábricas", "francas", "fuentes", "graves", "grandes", "honestas", "lesiones", "invites", "jueves", "lunes", "lluvias", "lloras", "mayores", "mejoras", "mejores", "menores", "nuevas", "odias", "pelotas", "perfectas", "reparas", "plenas", "prosas", "pases", "partes", "peleas", "despiertas", "diferencias", "experiencias", "influencias", "referencias", "sentencias", "presencias", "licencias", "agencias", "audiencias", "esperas", "planchas", "sales", "saltes", "trajes", "vales", "valles", "baños", "cantas", "cuerdas", "cuestas", "sobres", "rastros", "reflejas", "reflejes", "inviertas", "abiertas", "sueltas", "renovables", "destinas", "fuerces", "fuerzas", "ansias", "industrias", "historias", "necesarias", "ligues", "doblas", "sueñas", "condenas", "denuncias", "anuncias", "anuncies", "basas", "calles", "callas", "castigues", "chocas", "cobras", "combates", "contratas", "contrates", "controles", "controlas", "crías", "críes", "cruzas", "cultivas", "decoras", "diseñas", "drogas", "elevas", "escapes", "establos", "facilitas", "fumas", "goles", "golpes", "guardas", "guardes", "honras", "juegues", "lanzas", "levas", "liberas", "limites", "llores", "luchas", "maquillas", "matas", "matriculas", "mires", "mueves", "muevas", "partidas", "paseas", "patines", "peinas", "pelees", "pesques", "planeas", "prestes", "proveas", "quemas", "quemes", "robles", "roces", "roles", "rotas", "sacas", "saltas", "sanas", "serías", "solas", "sonares", "suenas", "sumes", "sujetas", "tintas", "tires", "títeres", "trates", "unes", "útiles", "visites", "votas", "aspiras", "copies", "disculpas", "disculpes", "almuerzas", "adjuntas", "almacenes", "intereses", "valores", "calientes", "estaciones", "colecciones", "relaciones", "reacciones", "razones", "emociones", "menciones", "gestiones", "soluciones", "selecciones", "perfecciones", "proporciones", "cortas", "duras", "vistas", "vacías", "enteras", "enfermas", "bajas", "barras", "botas", "botes", "charles", "quiebras", "andes", "alegres", "amas", "cobres", "mates", "dominas", "formas", "giras", "marques", "marqués", "pisas", "posas", "rentas", "sospeches", "tiendas", "tiendes", "mudas"]
) - {
    # frequent verbs whose noun is rare in letters
    "dudes", "preparas", "ordenas", "llegas", "esperas", "estudias", "echas", "miras", "trabajes", "mandas", "cuidas",
    "retires", "visites", "caminas", "gastas", "gastes", "invites", "necesitas", "ganas", "trates", "mueves", "muevas",
    "tardas", "guardas", "guardes", "quedas", "juegues", "sales", "sacas", "cantas",
}  # fmt: skip
STOP |= {"ganas", "sales", "salas", "quedas", "miras", "esperas", "guardas", "tardas"} - {
    "esperas",
    "guardas",
    "tardas",
}
CLITIC_VERBS = """
abrir aceptar aclarar acompañar activar actualizar adjuntar ajustar anotar añadir apagar aplicar apuntar asegurar
avisar ayudar borrar buscar cambiar cancelar cargar colocar comentar comparar completar comprar comprobar:ue comunicar
conectar confirmar conservar consultar contactar contar:ue contestar copiar creer dar decir dejar descargar describir
descubrir devolver:ue disculpar disfrutar ejecutar elegir:i eliminar encender:ie enseñar entregar entrar enviar:í escanear
escribir escuchar especificar esperar evitar explicar facilitar fijar firmar guardar hablar hacer imaginar imprimir
incluir indicar informar iniciar instalar intentar introducir leer limpiar llamar llevar localizar mandar mantener marcar
mencionar meter mirar mostrar:ue mover:ue notificar olvidar oír pagar pasar pedir:i pegar pensar:ie perdonar permitir
poner preguntar preocupar preparar presentar presionar probar:ue proporcionar pulsar quedar quejar quitar realizar recibir
recoger recordar:ue reenviar:í registrar reiniciar rellenar remitir renovar:ue repetir:i reservar resolver:ue responder
retirar revisar sacar seguir:i seleccionar señalar sentir:ie separar solicitar subir suscribir tener terminar tocar
tomar traer utilizar usar venir ver verificar visitar volver:ue detallar relajar tranquilizar calmar fiar:í poner animar
unir sumar atrever olvidar acercar dirigir
"""
CLITICS = ["nos", "me", "lo", "la", "los", "las", "le", "les", "noslo", "nosla", "noslos", "noslas", "melo", "mela",
           "melos", "melas", "selo", "sela", "selos", "selas"]  # fmt: skip


def change(stem: str, how: str) -> str:
    """Return the stem with its last vowel changed."""
    if how == "ú":
        return stem[:-1] + "ú" if stem.endswith("u") else re.sub(r"u(?=[^aeiou]*$)", "ú", stem)
    return re.sub(r"[aeiou](?=[^aeiou]*$)", how, stem.removesuffix("u")) + ("u" if stem.endswith("u") else "")


def spell(stem: str, ending: str) -> str:
    """Join stem and ending and keep the sound of the last consonant."""
    if ending[0] in "ei" and stem.endswith(("c", "g", "z")):
        stem = stem[:-1] + {"c": "qu", "g": "gu", "z": "c"}[stem[-1]]
    return stem + ending


def parts(entry: str) -> tuple[str, str, str]:
    """Return infinitive, stem and class (ar, er or ir) of an entry."""
    verb = entry.partition(":")[0].removesuffix("se")
    return verb, verb[:-2], verb[-2:].replace("ír", "ir")


def is_y_verb(stem: str, kind: str) -> bool:
    """Tell whether the verb takes a y: huir, huyes."""
    return kind == "ir" and stem.endswith("u") and not stem.endswith(("gu", "qu"))


def strong_stem(stem: str, kind: str, how: str) -> str:
    """Return the stem where it carries the stress: puedes, huyes."""
    if is_y_verb(stem, kind):
        return stem + "y"
    return change(stem, how) if how else stem


def yo_stem(verb: str, stem: str, kind: str, strong: str) -> str:
    """Return the stem of the first person, which the subjunctive shares: tenga, conozca, recoja."""
    if verb.endswith(("tener", "poner")):
        return stem + "g"
    if verb.endswith(("ecer", "ocer", "acer", "ucir")):
        return stem[:-1] + "zc"
    if kind != "ar" and strong.endswith("gu"):
        return strong[:-1]
    if kind != "ar" and strong.endswith("g"):
        return strong[:-1] + "j"
    return strong


def present_forms(verb: str, stem: str, kind: str, how: str) -> tuple[str, str]:
    """Return the present indicative and subjunctive."""
    strong = strong_stem(stem, kind, how)
    if kind == "ar":
        present, subjunctive = strong + "as", spell(strong, "es")
    else:
        present, subjunctive = strong + "es", yo_stem(verb, stem, kind, strong) + "as"
    return IRREGULAR_PRESENT.get(verb, present), IRREGULAR_SUBJUNCTIVE.get(verb, subjunctive)


def irregular_past(verb: str) -> str | None:
    """Return the stem of a strong preterite: tuv-, pus-, conduj-."""
    for ending, stem in STRONG_PAST.items():
        if verb.endswith(ending):
            return verb.removesuffix(ending) + stem
    return PRETERITE.get(verb)


def past_forms(verb: str, stem: str, kind: str, how: str) -> tuple[str, str]:
    """Return the preterite and the past subjunctive in -ra."""
    past = irregular_past(verb)
    if past:
        return past + "iste", past + ("eras" if past[-1] in "ju" else "ieras")
    if verb in SHORT_PAST:
        return SHORT_PAST[verb]
    if kind == "ar":
        return stem + "aste", stem + "aras"
    weak = {"ie": "i", "i": "i", "ue": "u"}.get(how) if kind == "ir" else None
    base = change(stem, weak) if weak and verb != "adquirir" else stem
    preterite = stem + ("íste" if stem[-1] in "aeo" else "iste")
    glide = stem[-1] in "aeou" and not stem.endswith(("gu", "qu"))
    return preterite, base + ("yeras" if glide else "ieras")


def future_stem(verb: str) -> str:
    """Return the stem of future and conditional."""
    if verb.endswith(("tener", "poner")):
        return verb[:-2] + "dr"
    return FUTURE.get(verb) or verb.replace("ír", "ir")


def command(verb: str, present: str) -> str:
    """Return the imperative of tú."""
    if verb.endswith("poner"):
        return verb[:-2] if verb == "poner" else verb[:-5] + "pón"
    if verb.endswith("tener"):
        return IMPERATIVE.get(verb) or verb[:-5] + "tén"
    return IMPERATIVE.get(verb) or present[:-1]


def forms(entry: str) -> dict[str, str]:
    """Return the second person singular of every tense, and both imperatives."""
    verb, stem, kind = parts(entry)
    how = entry.partition(":")[2]
    present, subjunctive = present_forms(verb, stem, kind, how)
    preterite, middle = past_forms(verb, stem, kind, how)
    future = future_stem(verb)
    return {
        "present": present,
        "subjunctive": subjunctive,
        "preterite": preterite,
        "imperfect": IMPERFECT.get(verb, stem + ("abas" if kind == "ar" else "ías")),
        "future": future + "ás",
        "conditional": future + "ías",
        "past-subjunctive": middle,
        "past-subjunctive-2": middle[:-3] + "ses" if middle.endswith("ras") else middle,
        "tu": command(verb, present),
        "usted": subjunctive[:-1],
    }


def accent(word: str) -> str:
    """Return the word with the accent it takes when a pronoun is joined to it."""
    if re.search("[áéíóú]", word):
        return word
    hidden = re.sub(r"([qg])u(?=[ei])", r"\1_", word)
    nuclei = [m for m in re.finditer(r"[iu]?[aeo][iu]?|[iu]+", hidden)]
    if len(nuclei) < 2:
        return word
    nucleus = nuclei[-2]
    place = max((i for i in range(*nucleus.span()) if hidden[i] in "aeo"), default=nucleus.end() - 1)
    return word[:place] + {"a": "á", "e": "é", "i": "í", "o": "ó", "u": "ú"}[word[place]] + word[place + 1 :]


def write(name: str, comment: str, words: set[str]) -> None:
    """Write one list."""
    path = Path("rules/es/lexicon") / f"{name}.txt"
    head = f"# {comment}\n# Own list, conjugated by tools/lexicon_es.py.\n"
    path.write_text(head + "".join(word + "\n" for word in sorted(words)), encoding="utf-8")


def main() -> None:
    """Write all lists."""
    finite: set[str] = set()
    for entry in (VERBS + CLITIC_VERBS).split():
        table = forms(entry)
        finite |= {word for tense, word in table.items() if tense not in ("tu", "usted")}
    write("tu-verbs", "Verb forms of tú.", finite - STOP)
    familiar: set[str] = set()
    polite: set[str] = set()
    for entry in CLITIC_VERBS.split():
        table = forms(entry)
        tu, usted = accent(table["tu"]), accent(table["usted"])
        familiar |= {tu + clitic for clitic in [*CLITICS, "te", "telo", "tela"]}
        polite |= {usted + clitic for clitic in [*CLITICS, "se"]}
    write("tu-imperatives", "Imperatives of tú with a pronoun joined on.", familiar - polite)
    write("usted-imperatives", "Imperatives of usted with a pronoun joined on.", polite - familiar)


if __name__ == "__main__":
    main()
