"""Given names that people use for one another, by language."""

_GROUPS = """
alexander alex sasha sascha xander sandro alejandro aleksandr
alexandra alex sasha sandra alejandra
andrew andy drew andreas andre andres andrea
anthony tony antonio anton toni
anna ann anne annie anya anja ana anita
barbara barb babs bobbie
benjamin ben benny
catherine katherine kathryn kate katie cathy kathy kat katarina katharina kathrin
charles charlie chuck carlos karl carl
christian chris
christina christine chris chrissy tina kristina
christopher chris kit christoph
daniel dan danny
david dave davey
deborah deb debbie
dmitri dima mitya dmitry dmitriy
dominic dom nick dominik
dorothy dot dottie
edward ed eddie ted teddy ned eduardo
elizabeth liz lizzie beth betty eliza elisabeth lisa elsa liesl
emmanuel manu manuel
francis frank francisco paco pancho franz
francesca fran franziska franzi francisca
frederick fred freddie friedrich fritz
gabriel gabe gabriele
gabriela gabi gaby gabrielle
gerald gerry jerry
gregory greg
guillermo memo
harold harry hal
heinrich heinz henry hank harry
ignacio nacho
isabella isabel bella izzy isa
ivan vanya
jacob jake jakob
james jim jimmy jamie jaime
janet jan
jennifer jen jenny
jessica jess jessie
jesus chucho
john johnny jack jon johannes hans johann juan giovanni ivan jan
jonathan jon johnny
jose pepe
joseph joe joey josef sepp
josephine jo josie
joshua josh
judith judy
katerina katya katia
kenneth ken kenny
konstantin kostya
kristopher kris
laurence larry lorenz lawrence
leonard leo len lenny
luis lucho louis lou ludwig
madeleine maddie
magdalena magda lena
margaret maggie meg peggy marge greta margarete margarita
maria marie mary mia masha mariya
martha marty
matthew matt matthias matteo mateo
maximilian max
megan meg
melissa mel
michael mike mick mickey michel miguel misha mikhail michal
mohammed muhammad mohamed mo
nathaniel nathan nate
natalia natasha natalie
nicholas nick nico nikolaus klaus nikolai nicolas
olivia liv livvy
oliver ollie
pamela pam
patricia pat patty trish
patrick pat paddy
paul pablo pavel paolo
peter pete pedro pieter pyotr petr
philip phil philipp felipe phillip
rachel rae
raymond ray
rebecca becky bex rebekka
richard rick dick rich ricardo richie
robert bob bobby rob robbie roberto
ronald ron ronnie
samuel sam sammy
samantha sam
sebastian seb basti bastian
sergei seryozha serge sergio sergey
sofia sophie sophia sofie
stephanie steph steffi stefanie
stephen steve steven stefan esteban stephan
susan sue susie suzanne susanne susanna
teresa terry tess theresa resi
theodore theo ted teddy theodor fyodor
thomas tom tommy tomas
timothy tim timmy
valentina valya
victoria vicky tori viktoria
victor vic viktor
vincent vince vinny
vladimir vova volodya
walter walt wally
wilhelm willi willy william will bill billy guillaume
zachary zach zack
"""

_OF: dict[str, frozenset[int]] = {}
for _number, _line in enumerate(_GROUPS.split("\n")):
    for _name in _line.split():
        _OF[_name] = _OF.get(_name, frozenset()) | {_number}

_NONE: frozenset[int] = frozenset()


def same_given_name(one: str, other: str) -> bool:
    """Say whether two folded given names may be one person's, as Bob and Robert."""
    return bool(_OF.get(one, _NONE) & _OF.get(other, _NONE))


def groups(name: str) -> frozenset[int]:
    """Return the numbers of the groups that a folded given name belongs to."""
    return _OF.get(name, _NONE)
