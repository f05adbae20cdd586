"""Writes rules/pt/lexicon: python tools/lexicon_pt.py (from the repository's root).

Verb forms of tu, conjugated from the verbs below. Forms that are also frequent nouns, adjectives or function words
(`contas`, `partes`, `olhares`) are in STOP and left out: such a form says nothing about the form of address.
"""

from __future__ import annotations

import re
from pathlib import Path

VERBS = """
abandonar abrir acabar aceder aceitar acertar achar acompanhar aconselhar acordar acreditar acrescentar activar ativar
actualizar atualizar acumular adaptar adiar adivinhar admirar admitir adorar adormecer adquirir afastar afirmar agendar
agir agradecer aguardar ajudar ajustar alcançar alegrar aleijar almoçar alterar alugar amar ampliar analisar andar
anexar animar anotar anular apagar apanhar aparecer apertar aplicar apoiar apostar apreciar aprender apresentar
aproveitar aproximar arranjar arrastar arrepender arriscar arrumar aspirar assegurar assinar assistir assumir assustar
atender atingir atirar atrasar atravessar atrever aumentar autorizar avaliar avançar avisar bater beber brincar buscar
cair calar calcular cancelar cansar cantar caminhar carregar casar causar celebrar chamar chegar cheirar chorar
clicar cobrar colar coleccionar colecionar colocar combinar comer começar comentar cometer comparar compartilhar
completar comprar compreender comunicar conceder concentrar concordar condenar conduzir conectar confiar confirmar
confundir conhecer conseguir consertar considerar construir consultar consumir contactar contatar contar conter
continuar contratar contribuir controlar converter convencer conversar convidar cooperar copiar correr corrigir cortar
costumar cozinhar crer crescer criar criticar cuidar culpar cumprir curtir custar dançar dar decidir declarar dedicar
defender definir deitar deixar demonstrar demorar depender desaparecer descansar descarregar descobrir desconhecer
descrever desculpar desejar desenhar desenvolver desistir desligar despedir despertar destruir devolver digitar
diminuir dirigir discordar discutir dispor distinguir distribuir divertir dividir dizer dormir duvidar durar editar
educar efetuar efectuar eleger eliminar emagrecer embarcar emitir emprestar empurrar encaixar encaminhar encerrar
encher encomendar encontrar enfrentar enganar entender entrar entregar enviar envolver errar escapar escolher esconder
escrever escutar esforçar especificar esperar esquecer estabelecer estacionar estar estragar estudar evitar exagerar
examinar exigir existir experimentar explicar explorar expor exprimir expressar falar faltar fazer fechar ferir ficar
filmar fingir focar forçar formar fornecer fugir fumar funcionar ganhar garantir gastar gerir gostar gozar gravar
gritar guardar habituar haver herdar hesitar identificar ignorar imaginar imitar impedir importar imprimir incluir
incomodar indicar informar iniciar inscrever inserir insistir instalar interessar interpretar introduzir inventar
investigar investir ir irritar jantar jogar julgar juntar jurar lamentar lançar largar lavar lembrar ler levantar
levar ligar limpar lidar localizar lutar magoar mandar manifestar manter marcar matar medir melhorar mencionar mentir
merecer meter mexer misturar morar morder morrer mostrar mover mudar nadar namorar nascer navegar necessitar negar
negociar notar notificar obedecer obrigar observar obter ocupar odiar oferecer olhar opinar optar ordenar organizar
ousar ouvir pagar parar parecer participar partilhar partir passar passear pedir pegar pensar perceber perder perdoar
perguntar permanecer permitir perseguir pertencer pesquisar pintar pisar planear planejar poder pôr possuir poupar
praticar precisar preencher preferir prender preocupar preparar presumir pretender prever processar procurar produzir
proibir prometer pronunciar propor proteger provar provocar publicar pular puxar quebrar queimar queixar querer
questionar reagir realizar receber reclamar recolher recomendar reconhecer reconsiderar recordar recorrer recuperar
recusar reduzir referir reflectir refletir registar registrar regressar reiniciar relaxar remeter remover renovar
reparar repetir representar requerer reservar resistir resolver respeitar respirar responder retirar retornar reunir
rever rir romper roubar saber sair saltar salvar seguir segurar selecionar seleccionar sentar sentir separar ser
servir significar simplificar sobreviver sofrer solicitar soltar sonhar sorrir subir substituir suceder sugerir
superar supor suportar surpreender suspender telefonar temer tencionar tender tentar ter terminar tirar tocar tolerar
tomar torcer tornar trabalhar traduzir transferir transformar transmitir tratar trazer trocar ultrapassar usar
utilizar valer validar valorizar vencer vender ver verificar vestir viajar vigiar vir virar visitar viver voltar votar
"""
# present, present subjunctive, preterite, future-subjunctive stem (fizer-, for-), imperfect
IRREGULAR = {
    "ser": ("és", "sejas", "foste", "for", "eras"), "ir": ("vais", "vás", "foste", "for", "ias"),
    "estar": ("estás", "estejas", "estiveste", "estiver", "estavas"), "ter": ("tens", "tenhas", "tiveste", "tiver", "tinhas"),
    "haver": ("hás", "hajas", "houveste", "houver", "havias"), "vir": ("vens", "venhas", "vieste", "vier", "vinhas"),
    "ver": ("vês", "vejas", "viste", "vir", "vias"), "dar": ("dás", "dês", "deste", "der", "davas"),
    "dizer": ("dizes", "digas", "disseste", "disser", "dizias"), "fazer": ("fazes", "faças", "fizeste", "fizer", "fazias"),
    "trazer": ("trazes", "tragas", "trouxeste", "trouxer", "trazias"), "poder": ("podes", "possas", "pudeste", "puder", "podias"),
    "pôr": ("pões", "ponhas", "puseste", "puser", "punhas"), "querer": ("queres", "queiras", "quiseste", "quiser", "querias"),
    "saber": ("sabes", "saibas", "soubeste", "souber", "sabias"), "ler": ("lês", "leias", "leste", "ler", "lias"),
    "crer": ("crês", "creias", "creste", "crer", "crias"), "pedir": ("pedes", "peças", "pediste", "pedir", "pedias"),
    "medir": ("medes", "meças", "mediste", "medir", "medias"), "ouvir": ("ouves", "ouças", "ouviste", "ouvir", "ouvias"),
    "perder": ("perdes", "percas", "perdeste", "perder", "perdias"), "valer": ("vales", "valhas", "valeste", "valer", "valias"),
    "sair": ("sais", "saias", "saíste", "sair", "saías"), "cair": ("cais", "caias", "caíste", "cair", "caías"),
    "rir": ("ris", "rias", "riste", "rir", "rias"), "sorrir": ("sorris", "sorrias", "sorriste", "sorrir", "sorrias"),
    "odiar": ("odeias", "odeies", "odiaste", "odiar", "odiavas"), "subir": ("sobes", "subas", "subiste", "subir", "subias"),
    "dormir": ("dormes", "durmas", "dormiste", "dormir", "dormias"), "fugir": ("foges", "fujas", "fugiste", "fugir", "fugias"),
    "descobrir": ("descobres", "descubras", "descobriste", "descobrir", "descobrias"),
    "passear": ("passeias", "passeies", "passeaste", "passear", "passeavas"),
    "planear": ("planeias", "planeies", "planeaste", "planear", "planeavas"),
    "prever": ("prevês", "prevejas", "previste", "previr", "previas"), "rever": ("revês", "revejas", "reviste", "revir", "revias"),
    "impedir": ("impedes", "impeças", "impediste", "impedir", "impedias"),
    "despedir": ("despedes", "despeças", "despediste", "despedir", "despedias"),
    "requerer": ("requeres", "requeiras", "requereste", "requerer", "requerias"),
}  # fmt: skip
# -ir verbs with e > i in the subjunctive
RAISING = set(
    [
        "conseguir",
        "divertir",
        "ferir",
        "inserir",
        "investir",
        "mentir",
        "perseguir",
        "preferir",
        "referir",
        "refletir",
        "reflectir",
        "repetir",
        "seguir",
        "sentir",
        "servir",
        "sugerir",
        "transferir",
        "vestir",
    ]
)
STOP = set(
    ["desculpas", "ferias", "alegres", "controles", "completas", "consultas", "informes", "lidas", "melhores", "recusas", "cais", "andes", "ativas", "anexas", "garantias", "amas", "bebes", "causes", "continuas", "cobrares", "abraças", "acordes", "altas", "altares", "alteres", "andares", "ares", "apostas", "artes", "assinas", "avanços", "avarias", "bases", "beberes", "cadernos", "calas", "calares", "cantares", "cantas", "casas", "causas", "ceias", "chamadas", "chaves", "cobras", "cobres", "colares", "colas", "comas", "compras", "conversas", "contas", "contes", "cópias", "copias", "cores", "cortes", "costumes", "criticas", "críticas", "cuidares", "culpas", "curtas", "custas", "dedicas", "demandas", "demoras", "deveres", "dizeres", "doces", "dores", "duras", "encomendas", "entregas", "entradas", "escolhas", "escolhes", "escritas", "esperas", "falas", "faltas", "fechas", "festas", "fichas", "filmes", "firmas", "folhas", "formas", "forças", "fornecias", "fotografias", "fumas", "ganhas", "garantias", "gostares", "graves", "gravas", "gozes", "jantares", "jantas", "jogas", "julgas", "juntas", "lavas", "largas", "lembranças", "limpas", "leves", "levas", "ligas", "listas", "lutas", "marcas", "matas", "mandas", "medidas", "melhoras", "menores", "mentes", "mesas", "mexes", "misturas", "molestas", "mortes", "mostras", "mudas", "notas", "novas", "obras", "ofertas", "olhares", "ordens", "páginas", "paragens", "paras", "pares", "partes", "partidas", "passas", "passes", "peças", "pegas", "perdas", "perguntas", "pesquisas", "pintas", "pisas", "planos", "poderes", "portas", "posses", "práticas", "praticas", "prazeres", "precisas", "presas", "processes", "procuras", "promessas", "propostas", "provas", "publicas", "quedas", "queixas", "quebras", "queimas", "reclamas", "recolhas", "regras", "registas", "reservas", "respostas", "restas", "retiras", "rias", "rodas", "roupas", "saberes", "saias", "salas", "saltas", "salvas", "seguras", "séries", "seres", "sobes", "sobras", "sonhas", "sorrias", "suportes", "surpresas", "temas", "tendas", "termas", "tiras", "tocas", "tomas", "tornas", "transportes", "tratas", "trocas", "uses", "vales", "valias", "vendas", "veres", "verdes", "vias", "vidas", "viras", "visitas", "vistas", "vivas", "viveres", "víveres", "voltas", "votas", "virtudes", "ventas", "sentas", "separadas", "sentes", "enganos", "esforços", "secas", "segues", "selos", "semanas", "comes", "fases", "filhas", "formes", "gestes", "leste", "desses", "deste", "neste", "este", "desta", "teste", "exististe", "vir", "vires", "lias", "crias", "medias", "médias", "referias", "companhias", "categorias", "sedes", "celebres", "célebres", "pagas", "limites", "convites", "dirigires", "combates", "debates", "resgates", "relates", "remates", "envolves", "acertas", "acertos", "alugas", "atrasas", "atrases", "avances", "buscas", "cansas", "caras", "cargas", "compares", "contrates", "cortas", "emprestas", "encontras", "entres", "erras", "errares", "especificas", "existes", "expressas", "fecha", "ficares", "focas", "fores", "forma", "gastas", "gostas", "guardas", "lances", "lembras", "matares", "meter", "metes", "mexas", "morres", "moras", "movas", "mudes", "negas", "ocupas", "ordenas", "passares", "peles", "pensares", "pertences", "plantas", "pontes", "portares", "postes", "prendas", "presentas", "processas", "provares", "quases", "queres", "rede", "representas", "sais", "sentires", "sofres", "soltas", "sustos", "tentes", "termines", "tires", "tocares", "toques", "torces", "trates", "tropas", "troques", "vestes", "vences", "vivas", "volta", "voltares", "votes", "atuas", "casares", "durares", "falares", "furas", "gravares", "jantes", "jures", "louvares", "lugares", "mantas", "marques", "marqueses", "matar", "olhas", "ousas", "pesares", "planas", "prepares"]
) - {
    # frequent as verbs, rare as nouns in letters
    "queres", "gostas", "lembras", "encontras", "precisas", "esperas", "escolhes", "sentes", "segues", "ganhas",
    "gostares", "ficares", "fores", "metes", "existes", "entres", "moras", "vences", "tentes", "termines", "comes",
    "guardas", "olhas", "negas", "falares", "sobes", "mexes", "envolves", "representas", "troques", "tires", "trates",
    "fechas", "sais", "mandas", "julgas", "jogas", "procuras", "gastas", "sonhas", "votas", "vires", "mudes", "tocas",
}  # fmt: skip
STOP |= {"procuras", "tocas", "sais", "representas"} - {"representas", "sais"}


def spell(stem: str, ending: str) -> str:
    """Join stem and ending and keep the sound of the last consonant."""
    if ending[0] == "e" and stem.endswith(("c", "g", "ç")):
        stem = stem[:-1] + {"c": "qu", "g": "gu", "ç": "c"}[stem[-1]]
    elif ending[0] == "a" and stem.endswith("gu"):
        stem = stem[:-1]
    elif ending[0] == "a" and stem.endswith(("c", "g")):
        stem = stem[:-1] + {"c": "ç", "g": "j"}[stem[-1]]
    return stem + ending


def forms(verb: str) -> set[str]:
    """Return the second person singular of every tense."""
    stem, kind = verb[:-2], verb[-2:]
    if verb in IRREGULAR:
        present, subjunctive, preterite, future, imperfect = IRREGULAR[verb]
    elif verb.endswith("por"):
        present, subjunctive, preterite = stem[:-1] + "pões", stem[:-1] + "ponhas", stem[:-1] + "puseste"
        future, imperfect = stem[:-1] + "puser", stem[:-1] + "punhas"
    elif verb.endswith("ter") and verb in ("conter", "manter", "obter"):
        present, subjunctive, preterite = stem[:-1] + "téns", stem[:-1] + "tenhas", stem[:-1] + "tiveste"
        future, imperfect = stem[:-1] + "tiver", stem[:-1] + "tinhas"
    elif verb.endswith("uzir"):
        present, subjunctive, preterite, future = verb[:-2] + "es", stem + "as", stem + "iste", verb
        imperfect = stem + "ias"
    elif verb.endswith(("uir",)) and not verb.endswith(("guir", "quir")):
        present = stem[:-1] + "óis" if verb in ("construir", "destruir") else stem + "is"
        subjunctive, preterite, future, imperfect = stem + "as", stem + "íste", verb, stem + "ías"
    else:
        weak = re.sub(r"e(?=[^aeiou]*$)", "i", stem.removesuffix("u")) + ("u" if stem.endswith("gu") else "")
        base = weak if verb in RAISING else stem
        present = stem + ("as" if kind == "ar" else "es")
        subjunctive = spell(base, "es" if kind == "ar" else "as")
        preterite = stem + {"ar": "aste", "er": "este", "ir": "iste"}[kind]
        future, imperfect = verb, stem + ("avas" if kind == "ar" else "ias")
    short = {"dizer": "dir", "fazer": "far", "trazer": "trar"}.get(verb, verb.replace("ô", "o"))
    return {
        present, subjunctive, preterite, imperfect, future + "es", verb.replace("ô", "o") + "es",
        short + "ás", short + "ias", re.sub("r$", "sses", future),
    }  # fmt: skip


def main() -> None:
    """Write the list."""
    found = {form for verb in VERBS.split() for form in forms(verb)} - STOP
    head = "# Verb forms of tu.\n# Own list, conjugated by tools/lexicon_pt.py.\n"
    path = Path("rules/pt/lexicon/tu-verbs.txt")
    path.write_text(head + "".join(form + "\n" for form in sorted(found)), encoding="utf-8")


if __name__ == "__main__":
    main()
