"""Closed-class words of the languages in Latin script: articles, pronouns, prepositions, auxiliaries, letter words.

Own lists, in no order that matters; a word that several languages share counts for each of them, and for less.
"""

from __future__ import annotations

FUNCTION_WORDS = {
    "en": """
a about after again all also am an and any are as at back be because been before being but by can cannot can't could
did didn't do does doesn't doing don't down each even every for from get getting go going got had has have haven't
he hello her here hi him his how i i'd i'll i'm i've if in into is isn't it it's its just know let like look make
many may me might more most much must my need never new no not now of off on one only or other our out over own
people please really right say see send she should since so some soon sorry still such take thank thanks that that's
the their them then there these they they're thing think this those through time to too up us use very want was way
we we'd we'll we're we've well were what what's when where which while who why will with without won't would yes yet
you you'd you'll you're you've your yours dear regards""",
    "de": """
aber alle allem allen aller alles als also am an ander andere anderen auch auf aus bald bei beim bereits bin bis
bist bitte da dabei dafür damit danach danke dann daran darauf das dass dein deine deinem deinen deiner dem den
denen denn der deren des deshalb dich die dies diese diesem diesen dieser dieses dir doch dort du durch ein eine
einem einen einer eines einfach er erst es etwas euch euer eure für ganz gegen gern gerne gibt gut guten haben habe
haben hallo hast hat hatte hätte hätten her heute hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im
immer in ins ist ja jede jeder jemand jetzt kann kannst kein keine keinen können könnte könnten lassen machen man
mehr mein meine meinem meinen meiner mich mir mit möchte möchten muss müssen nach nicht nichts nie noch nun nur ob
oder ohne schon sehr sein seine seinem seinen seiner seit selbst sich sie sind so sobald soll sollte sollten sondern
sonst über um und uns unser unsere unserem unseren unter vielen viel vom von vor wann war waren warst warum was weil
weiter welche wenn wer werde werden wie wieder will wir wird wirst wo wurde wurden würde würden zu zum zur zurück
zwar zwischen dank gruß grüße magst mag hab tun tut etwa sowie wohl mal leider geehrte geehrter""",
    "fr": """
à ai aie ait alors après as assez au aucun aucune aujourd aussi autre autres aux avaient avais avait avant avec avez
avoir avons ayant beaucoup bien bon bonjour c'est ça car ce ceci cela celle celui ces cet cette ceux chaque chez ci
comme comment d'un d'une dans de déjà depuis des désormais deux devez doit donc dont du elle elles en encore entre
est et étaient était étant été être eu eux faire fait faut il ils j'ai jamais je jusqu la là le les leur leurs lors
lui ma madame mais me mes merci mieux moi moins mon monsieur n'a n'est ne ni non nos notre nous on ont ou où par
parce pas pendant peu peut peux plus plusieurs pour pourquoi pouvez pouvons puis qu'il qu'elle quand que quel quelle
quelles quels qui quoi rien s'il sa sans se sera serait ses si son sont sous suis sur ta tant te tes toi ton
toujours tous tout toute toutes très trop tu un une vers veuillez vos votre voudrais voulez vous y cordialement
salutations avez-vous dit dire va vais êtes es as penses aimes""",
    "es": """
a adiós ahora al algo alguien algún alguna algunas algunos allí antes aquí así aún aunque bien buenas bueno buenos
cada casi como cómo con contra cosa cual cuál cualquier cuando cuándo cuanto cuánto de debe deben del demás desde
después dicho donde dónde dos durante e el él ella ellas ellos en entonces entre era eran eres es esa esas ese eso
esos esta está están estamos estar estas este esto estos estoy fue fueron gracias gran gusta gustaría ha haber había
hace hacer hacia han has hasta hay he hemos hola hoy igual ir jamás la las le les lo los más me mejor menos mi mí
mientras mis misma mismo momento mucha muchas mucho muchos muy nada ni ningún no nos nosotros nuestra nuestras
nuestro nuestros nunca o os otra otras otro otros para pero poco podemos poder podría porque por puede pueden puedo
pues que qué quien quién quiere quiero saber se sé sea según ser será si sí sido siempre sin sino sobre solo sólo
son soy su sus también tampoco tan tanto te tenemos tener tengo ti tiene tienen tienes toda todas todavía todo todos
tu tú tus un una unas uno unos usted ustedes va vamos vaya vez vosotros y ya yo saludo saludos estimado estimada
atentamente dice hacer ver ir""",
    "it": """
a abbia abbiamo ad adesso agli ai al alcuni alla alle allo allora altra altre altri altro anche ancora anni appena
avere avete aveva avevo avrei avuto bene buon buona buongiorno c'è che chi ci ciao ciò coi col come con contro così
cosa cui da dagli dai dal dalla dalle dallo davvero degli dei del dell della delle dello deve di dopo dove dovrebbe
due e è ecco ed era erano essere fa fare fatto fino forse fra già giorno gli grazie ha hai hanno ho i il in insieme
io l'ho la le lei lì lo loro lui ma mai me meglio meno mentre mi mia mie miei mio molta molte molti molto ne negli
nei nel nell nella nelle nessun nessuno niente no noi non nostra nostre nostri nostro nulla o ogni oggi ora per
perché perché più piace poco poi possiamo posso potete potrebbe prego presso prima proprio può qual quale quando
quanto quasi quella quelle quelli quello questa queste questi questo qui sa sai sarà se sei sembra sempre senza si
sì sia siamo siete solo sono sopra sotto sta stai stata stato stesso su sua sue sugli sui sul sulla suo suoi ti tra
troppo tu tua tue tuo tuoi tutta tutte tutti tutto un un'altra una uno va vi voi vorrei vostra vostro cordiali
saluti gentile dire vuole vuoi fa""",
    "pt": """
à a agora ainda além algo alguém algum alguma alguns ali antes ao aos apenas após aquela aquele aqui as às assim até
bem boa bom cada coisa com como contra da dar das de dela dele deles depois desde dessa desse desta deste deve devem
dia disso do dois dos e é ela elas ele eles em embora então entre era eram és essa essas esse esses esta está
estamos estão estar estas estava este estes estou eu faz fazer foi foram fosse grande há hoje isso isto já lá lhe
lhes lo logo mais mas me melhor menos mesma mesmo meu meus minha minhas momento muita muitas muito muitos na nada
não nas nela nele nem nenhum nesse nesta neste ninguém no nos nós nossa nossas nosso nossos num numa nunca o
obrigada obrigado olá onde ontem os ou outra outras outro outros para pela pelas pelo pelos perto pode podem podemos
poderia pois por porque porquê posso pouco pra quais qual qualquer quando quanto que quê quem quer quero saber são
se seja sem sempre sendo ser será seu seus si sido sim só sobre sou sua suas também tanto tão te tem têm temos tenho
ter teu teus ti tinha toda todas todo todos tu tua tudo um uma umas uns vai vamos você vocês vez vos atenciosamente
prezado prezada cara caro gostaria está usar""",
    "nl": """
aan aangezien achter af al alle alleen alles als alsjeblieft altijd ander andere anders ben bent beste bij bijna
binnen blijven boven buiten daar daarom dan dank dat de deze die dit doe doen door dus echt een één eens eerst elk
elke en enige er erg ergens even gaan gaat geen goed goede graag groeten had hadden heb hebben hebt heeft heel
helemaal hem het hier hij hoe hoeveel hun ieder iedereen iemand iets ik in indien is ja je jij jou jouw jullie kan
kon kunnen kunt laat later maar maken me meer meest meneer met mevrouw mij mijn minder moet moeten mogelijk mogen na
naar niet niets nieuwe nog nooit nou nu of om omdat onder ons onze ook op over per reeds samen sinds snel soms staat
steeds te tegen ten terug terwijl toch toe toen tot tussen u uit uw vaak van vanaf veel verder via vind volgens voor
vooral vul waar waarom wanneer want waren was wat we weer weet weinig wel welke werd werden wie wij wil wilt worden
wordt wou zal ze zeer zei zelf zich zij zijn zo zoals zonder zou zouden zult bedankt hallo geachte groet weet dag ga
zeg denk""",
    "sv": """
aldrig alla allt alltid andra att av bara behöver blev bli blir bra båda dag de dem den denna deras dess dessa det
detta dig din dina dit ditt du där därför då efter ej eller en enligt ens er era ert ett fick finns fler flera från
får för före första genom ger gick gjorde gång gå gör göra ha hade han har hej hela helst henne hennes her hit hon
honom hos hur här i ibland icke in ingen inget inga inom inte ja jag kan kanske kom komma kommer kunna kunde känner
lite långt man med medan mellan men mer mest mig min mina mindre mitt mot mycket måste ni nog nu någon någonting
något några när nästa och också om oss på redan sa samma samt ser sig sin sina sitt ska skall skulle skulle snart
som sorry så sådan sätt säga tack ta tar till tills tre tror två tycker under upp ur ut utan vad var vara varför
varit varje vart vem vet vi vid vidare vill vilka vilken vilket våra vår vårt väl än ändå ännu är även över vänlig
vänliga hälsning hälsningar kära bästa""",
    "pl": """
a aby ale albo ani aż bardzo bez bo być był była było były będą będę będzie chce chcę chciałbym chyba ci ciebie cię
co coś czy czym dla dlaczego do dobre dobrze dla dzień dziękuję dziękujemy dziś gdy gdyby gdzie go i ich ile im inne
innych ja jak jaka jakie jako jakiś jeden jednak jednej jego jej jemu jest jestem jestescie jesteśmy jeszcze jeśli
jeżeli już każdy kiedy kto która które którego której który których któremu ku ma mają mam mamy masz mi mnie mną
może mogę można możemy możesz mój moja moje mu muszę my myślę na nad nam nami nas nasz nasza nasze naszego naszej
naszych nią nic nich nie niego niej nigdy nim nimi niż o obie od około on ona one oni ono oraz pan pana pani panią
panu państwa państwo państwu po pod ponieważ poza pozdrawiam prawie proszę przed przede przez przy roku są się
ściśle skąd sobie swoje swojego ta tak taka taki takie także tam te tego tej temu ten teraz też tę to tobą tobie
toteż trzeba tu tutaj twoja twoje twojego twój ty tylko tym u uwagę w we wam wami was wasz wiele więc wszystko
wszystkie właśnie wiem za zawsze że ze zł żadna żadne żeby został została zostało zostały szanowny szanowna szanowni
witam dzień dobry z""",
    "tr": """
acaba ama ancak artık aslında az bana bazı belki ben benden beni benim beri bir biraz biri birkaç birçok biz bize
bizi bizim bu buna bunda bundan bunlar bunu bunun burada bütün çok çünkü da daha de defa değil değilse demek diğer
diye dolayı edecek eden ederim ederiz ediyor en eğer etmek etti evet fakat gibi göre günü hâlâ hangi hatta hem henüz
hepsi her herhangi herkes hiç hiçbir için ile ilgili ise işte iyi kadar kendi kez ki kim kimse konulu lütfen mi
merhaba mı mu mü nasıl ne neden nerede niye o olan olarak oldu olduğu olması olmak olsa olur ona ondan onlar onu
onun orada oysa öyle önce pek rağmen sadece sana sayın saygılarımla selam sen senden seni senin sizden siz size sizi
sizin sonra şey şimdi şu tarafından teşekkür teşekkürler tüm üzere var ve veya ya yani yapacak yapılan yapmak yaptı
yer yeni yine yok zaman bey hanım eder ediyoruz olduğunu misiniz mısınız musunuz""",
    "ro": """
a abia acea aceasta această acel acela aceea acest acesta aceste acestea acestui acum adică ai aia al ale alt alta
alte altă am ar are as aş aș asta astfel asupra aşa așa atât ați au avea avem aveți aveţi azi bine bună buna ca că
câmd când care cat cât ce cea ceea cei cel cele celor ceva chiar ci cine cineva cred cu cum cumva da dacă daca dar
dat de deci decât deja deoarece despre deși din doar două doi domnul doamna domnule dumneavoastră dumneavoastra după
dupa e ea ei el ele era erau este ești eşti eu face fără fara fi fie fost foarte iar îi îl îmi imi împotriva în in
înainte încă inca între într îşi își iti îți la le li lor lui lângă m-am mă ma mai mâine mei mele mea meu mi mine
mult multe mulți mulţi multumim mulțumesc mulțumim ne nici nimeni nimic niște noastră noastre noi nostru noștri nu o
ori orice pana până pe pentru peste poate pot prea prin puteți puteţi putem rog rugăm rugam s-a să sa sale sau săi
se și și si sînt sub sunt suntem sus ta tale tău te ți ti tine toată toate tot toți trebuie tu un una unde unei
unele unor unui unul va vă va vom voi vor vostru vreau vrea zi stimate stimată salutări cu stimă""",
    "sl": """
a ali ampak bi bil bila bile bili bilo biti blizu bo bodo bolj bom bomo boš boste bova brez če čeprav da dan danes
daleč deset do dober dobra dobro dokler dovolj dva ena ene eni enkrat eno ga glede gospa gospod ih ima imajo imam
imamo imaš imate in iz jaz je jih jim jo kaj kajti kako kakor kakšen kam kar kateri katera katere kdaj kdo ker ki
kje ko koga kolikor komu kot kmalu lahko lani lep lepo le ma me med mene meni mi midva moj moja moje mora morajo
moram moramo morate moči mu na nad naj nam nami nas naš naša naše našega našem ne nekaj nekdo nekje nekoč ni nič
nihče nikoli nima nimam niso nisem nismo niste njega njegov njej njemu njen njih njim njo nje o ob od okoli on ona
oni ono oz pa po pod pogosto poleg potem pozdrav pozdravljeni prav pred prej preko pri pridi prosim prosimo proti
raje res s sam samo se sebe sebi sedaj sem seveda si skozi smo so spet spoštovana spoštovani ste stran svoj svoje ta
tak tako takoj tam te tebe tebi tega tem temu teh ti tisti to toda treba tu tudi tvoj tvoja tvoje u v vam vami vas
vaš vaša vaše vašega vašem vaši vedno več velik vendar ves vi vidva vse vsa vsak vsi vso za zadaj zadnji
zahvaljujemo zaradi zato zdaj zelo že z hvala ker lep""",
}
