"""Given names of the English-speaking world and the short forms people go by."""

from __future__ import annotations

# Each line: the names one person may go by in turn.
_TOGETHER = """
abigail abbie abby gail
adam ad
adrian ade
agnes aggie nessie
albert al bert bertie
alexander alex al alec sandy xander lex alasdair alistair alastair
alexandra alex lexi sandra sasha alexa
alfred alf alfie fred
alison ali allie
amanda mandy
andrew andy drew andrzej
angela angie ange
anne ann annie anna
anthony tony ant antony
antonia toni
archibald archie
arthur art
augustus gus
barbara barb babs barbie
barry baz bazza
bartholomew bart
beatrice bea trixie beatrix
belinda bel lindy
benjamin ben benny benji
bernadette bernie
bernard bernie
bethany beth
brenda bren
bridget biddy bridie
bradley brad
caroline carol carrie caz
carolyn carol
catherine cathy kate katie cath cat kitty kathy katherine kath kathryn catharine kay katy
cecilia celia cissy
charles charlie chas chuck
charlotte charlie lottie char
christine chris chrissie tina christina
christopher chris kit topher
clifford cliff
clive
constance connie
cynthia cindy
daniel dan danny
danielle dani
david dave davey davy dai
deborah deb debbie debs debra
dennis den denny
derek del
desmond des
diana di diane dee
dominic dom
donald don donny
dorothy dot dottie dolly
douglas doug dougie
edmund ed eddie ned ted
edward ed eddie ned ted teddy
edwin ed eddie
eleanor ellie nell nora elinor lena
elizabeth liz lizzie beth betty eliza bess libby lisa elisabeth betsy
emily em emmy
emma em
ernest ernie
eugene gene
evelyn eve evie
florence flo florrie flossie
frances fran frankie fanny
francis frank frankie
frederick fred freddie
gabriel gabe
gareth gaz gary
gary gaz
geoffrey geoff jeff jeffrey
george georgie
georgina georgie gina georgia
gerald gerry jerry
gerard gerry
gillian gill jill
gladys glad
glenn glen
gordon gordy
graham gray graeme grahame
gregory greg
gwendolyn gwen
hannah han
harold harry hal
harriet hattie harry
henry harry hal hank
herbert herb bert
hilary hil
howard howie
hubert bert hugh
hugh hughie
ian iain
imogen immy
irene rene
isabel izzy belle bella isobel isabella isabelle
jacob jake
jacqueline jackie jacqui
james jim jimmy jamie jem
jane janie janey
janet jan
janice jan
jason jay jase
jean jeannie
jennifer jen jenny
jeremy jez jerry
jessica jess jessie
joan joanie
joanne jo joanna joann
john jack johnny jon
jonathan jon jonny jonty
joseph joe joey jo
josephine jo josie
joshua josh
judith judy jude
julia jules julie
julian jules
karen kaz
kenneth ken kenny
kevin kev
kimberley kim kimberly
laurence larry laurie lawrence
lawrence larry laurie
leonard len lenny leo
leslie les lesley
lewis lew louis
lillian lil lily
linda lin lynda
lorraine lori
louis lou lewis
louise lou lulu
lucy lu luce
lynn lynne lyn
madeleine maddy maddie
malcolm mal malc
margaret maggie meg peggy marge margie madge greta rita mags
marian marion
marjorie marge marj
mark marc
martin marty
mary molly polly may
matilda tilly tilda
matthew matt
maureen mo
maurice mo
maxwell max
maximilian max
melanie mel
melissa mel
michael mike mick mickey micky mikey
michelle shell chelle
mildred millie
miriam mim
mohammed mohamed muhammad mohammad mo
montague monty
natalie nat
natasha tasha
nathan nat nate
nathaniel nat nate
neil neal
nicholas nick nicky nico
nicola nicky nic nikki
nigel nige
norman norm
oliver ollie olly
olivia liv livvy
pamela pam
patricia pat patsy trish tricia patty
patrick pat paddy
paul
pauline polly
penelope penny
percival percy
peter pete
philip phil phillip pip
philippa pippa pip
phyllis phyl
priscilla cilla
rachel rach rachael
raymond ray
rebecca becky bec becca bex
reginald reg reggie
richard rick dick ricky rich richie dickie
robert rob bob bobby robbie bert robin
roberta bobbie
robin rob
roderick rod roddy
rodney rod
roger rodge
ronald ron ronnie
rosemary rose rosie
rosalind ros roz
rupert ru
russell russ
ruth ruthie
samantha sam sammy
samuel sam sammy
sandra sandy
sarah sally sal sara sadie
sean shaun shawn
sebastian seb
shirley shirl
sidney sid sydney
simon si
sophia sophie
stanley stan
stephanie steph
stephen steve steven stevie ste
stuart stu stewart
susan sue susie suzy suzie
suzanne sue suzy
sylvia syl
tamsin tam
terence terry tel terrance
teresa terri tess theresa tessa
thelma
theodore theo ted teddy
thomas tom tommy
timothy tim timmy
tobias toby
tracey trace tracy
tyrone ty
valerie val
vanessa nessa
veronica ronnie vera
victor vic
victoria vicky vicki tori
vincent vince vinny
violet vi
virginia ginny
vivian viv vivienne
walter wally walt
wendy wend
wilfred wilf
william bill billy will willy liam
winifred winnie freda
yvonne von
zachary zac zak
zoe zo
"""


def _written() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _TOGETHER.split("\n"):
        full, *short = line.split() or [""]
        for name in (full, *short):
            found.setdefault(name, set()).add(full)
    return {name: frozenset(full) for name, full in found.items() if name}


_FULL = _written()


def same_given(one: str, other: str) -> bool:
    """Say whether two given names may be one person's: equal, or forms of one name ("ray", "raymond")."""
    return one == other or bool(_FULL.get(one, frozenset()) & _FULL.get(other, frozenset()))


def full_forms(name: str) -> frozenset[str]:
    """Return the full names a short form may stand for: "bill" is William."""
    return _FULL.get(name, frozenset())


def is_given(name: str) -> bool:
    """Say whether a word is known as a given name."""
    return name in _FULL
