"""The words by which people say what somebody does and where, in four languages.

All patterns are for `flat` text: lower case and without accents, letter by letter.
"""

import re
import unicodedata


def flat(text: str) -> str:
    """Return a text of the same length, each letter small and without its accent."""
    return text.lower() if text.isascii() else "".join(map(_flat, text))


def _flat(letter: str) -> str:
    bare = unicodedata.normalize("NFD", letter)[0].lower()
    return "s" if bare == "ß" else bare if len(bare) == 1 else letter


# One word of a job. German ones swallow what stands before them: Produktmanagerin.
_ENGLISH = (
    r"c[a-z]o|vp|svp|evp|md|head|chief|founder|co-?founder|owner|partner|president|manager|engineer"
    r"|developer|designer|architect|consultant|analyst|researcher|scientist|professor|teacher"
    r"|coach|writer|copywriter|editor|journalist|producer|photographer|illustrator|lawyer|attorney"
    r"|freelancer?|recruiter|marketer|strategist|student|phd|director|lead|leader|organi[sz]er"
    r"|advisor|adviser|investor|accountant|translator|trainer|assistant|intern|sales|evangelist"
    r"|advocate|specialist|executive|officer|secretary|supervisor|coordinator|nurse|doctor|artist"
    r"|author|speaker|musician|actor|actress|banker|broker|programmer|tester|administrator|curator"
    r"|technician|therapist|psychologist|midwife|pharmacist|politician|mayor|podcaster|blogger"
    r"|filmmaker|animator|composer|creator|chef|host|entrepreneur|economist"
)
_GERMAN = (
    r"\w*geschaftsfuhr(?:er|erin|ung)|gf|\w*leit(?:er|erin|ung)|\w*grunder(?:in)?|inhaber(?:in)?"
    r"|\w*entwickler(?:in)?|\w*designer(?:in)?|\w*berater(?:in)?|\w*redakteur(?:in)?"
    r"|\w*journalist(?:in)?|\w*fotograf(?:in)?|\w*anwalt|\w*anwaltin|\w*lehrer(?:in)?"
    r"|professor(?:in)?|\w*vorstand(?:in)?|vertrieb|\w*manager(?:in)?|\w*ingenieur(?:in)?"
    r"|\w*architekt(?:in)?|\w*trainer(?:in)?|\w*texter(?:in)?|\w*illustrator(?:in)?"
    r"|\w*ubersetzer(?:in)?|student(?:in)?|praktikant(?:in)?|\w*assistent(?:in|z)?|\w*referent(?:in)?"
    r"|\w*wissenschaftler(?:in)?|\w*informatiker(?:in)?|\w*kauffrau|\w*kaufmann|arzt|arztin"
    r"|\w*forscher(?:in)?|\w*beauftragte[rn]?|\w*koordinator(?:in)?|partnerin|freiberufler(?:in)?"
    r"|\w*organisator(?:in)?|\w*gestalter(?:in)?|\w*meister(?:in)?|selbststandige[rn]?"
    r"|\w*padagog(?:e|in)|moderator(?:in)?|\w*sprecher(?:in)?|autor(?:in)?|\w*kunstler(?:in)?"
    r"|musiker(?:in)?|regisseur(?:in)?|\w*produzent(?:in)?|\w*verkaufer(?:in)?|schauspieler(?:in)?"
    r"|\w*techniker(?:in)?|\w*therapeut(?:in)?|psycholog(?:e|in)|hebamme|\w*pfleger(?:in)?"
    r"|apotheker(?:in)?|gastronom(?:in)?|\w*makler(?:in)?|notar(?:in)?|politiker(?:in)?"
    r"|pfarrer(?:in)?|\w*unternehmer(?:in)?"
)
_SPANISH = (
    r"directora?|gerente|jef[ea]|(?:co)?fundadora?|soci[oa]|duen[oa]|propietari[oa]|ingenier[oa]"
    r"|desarrolladora?|programadora?|disenadora?|consultora?|abogad[oa]|periodista|profesora?"
    r"|arquitect[oa]|fotograf[oa]|traductora?|responsable|coordinadora?|asesora?|autonom[oa]"
    r"|estudiante|investigadora?|medic[oa]|editora?|redactora?|comercial|president[ea]|analista"
    r"|vendedora?|organizadora?|ilustradora?|actriz|music[oa]|escritora?|autora?|psicolog[oa]"
    r"|enfermer[oa]|farmaceutic[oa]|cociner[oa]|empresari[oa]|emprendedora?|publicista|ponente"
    r"|secretari[oa]|tecnic[oa]|contable|economista"
)
_FRENCH = (
    r"direct(?:eur|rice)|gerante?|(?:co-?)?fondat(?:eur|rice)|associee?|responsable|chef(?:fe)?"
    r"|ingenieure?|developpeu(?:r|se)|consultante?|avocate?|journaliste|professeure?|architecte"
    r"|photographe|traduct(?:eur|rice)|redact(?:eur|rice)|presidente?|chargee?|graphiste"
    r"|etudiante?|cherche(?:ur|use)|medecin|commerciale?|assistante?|coordinat(?:eur|rice)"
    r"|conseill(?:er|ere)|pdg|dg|dsi|drh|daf|independante?|organisat(?:eur|rice)|act(?:eur|rice)"
    r"|musicien(?:ne)?|ecrivaine?|auteure?|autrice|psychologue|infirmi(?:er|ere)|pharmacien(?:ne)?"
    r"|cuisini(?:er|ere)|entrepreneu(?:r|se)|animat(?:eur|rice)|comptable|economiste|secretaire"
    r"|technicien(?:ne)?|realisat(?:eur|rice)|gestionnaire"
)
_WORD = rf"(?:{_ENGLISH}|{_GERMAN}|{_SPANISH}|{_FRENCH})"
_BEFORE = (
    r"(?:(?:senior|sr|junior|jr|lead|deputy|vice|co|assistant|associate|executive|managing|general"
    r"|global|regional|technical|creative|art|product|produkt|project|projekt|program|programme"
    r"|software|frontend|backend|full-?stack|data|ai|ml|ux|ui|ux/ui|web|mobile|cloud|security"
    r"|sales|marketing|content|brand|growth|community|customer|hr|it|people|freelance|freie[rn]?"
    r"|selbststandige[rn]?|leitende[rn]?|stellvertretende[rn]?|stv|stellv|kaufmannische[rn]?"
    r"|technische[rn]?|wissenschaftliche[rn]?|interim)\.?\s+(?:(?:&|and|und|y|et)\s+)?){0,4}"
)
JOB = re.compile(rf"\b{_BEFORE}{_WORD}\b")
"""A job with the words that belong before it: senior product manager."""

CHIEF = re.compile(
    r"(?:c[a-z]o|gf|pdg|dg|(?:co-?)?founder|owner|(?:co|mit)?grunder(?:in)?|inhaber(?:in)?"
    r"|geschaftsfuhr(?:er|erin)|(?:co)?fundadora?|duen[oa]|propietari[oa]|gerente"
    r"|(?:co-?)?fondat(?:eur|rice)|gerante?|directora?|direct(?:eur|rice)|presidente?|president)"
    r"(?:\s*(?:&|/|and|und|y|et)\s*(?:c[a-z]o|gf|pdg|(?:co-?)?founder|owner))?"
)
"""Who stands for a whole company, so that its name may follow: CEO of Loopwise, CEO Loopwise."""

DEPARTMENT = re.compile(
    r"(?:marketing|sales|ventas|vertrieb|product[os]?|produit|produkt|design|diseno|data|datos|it|hr"
    r"|people|personal|personas|recursos|ressources|operations|operaciones|innovation|innovacion"
    r"|communications?|comunicacion|kommunikation|engineering|technology|tecnologia|proyectos?"
    r"|projets?|projects?|finance|finanzas|finances|finanzen|growth|content|contenidos?|arte?"
    r"|investigacion|recherche|research|la|le|les|los|las|el|der|die|das|the|una?|une|ein\w*)\b"
)
"""What follows a job as its field, and is no company."""

SURE = re.compile(
    r"(?:^|\s)(?:(?:works?|working)\s+(?:at|for)|arbeitet\s+(?:bei|fur)|trabaja\s+(?:en|para|con)"
    r"|travaille\s+(?:chez|pour)|at|bei\s+der|bei\s+dem|bei|beim|(?:de\s+)?chez|@)\s+"
)
"""What leads to a company wherever it stands."""

IN = re.compile(r"(?:^|\s)en\s+")
"""What leads to a company in Spanish, if a name follows."""

OF = re.compile(r"(?:\s(?:of|de|del|du|des|von|vom)\s+|\sd['’])")
"""What leads to a company after a CHIEF, if a name follows."""

AS = re.compile(
    r"\s*(?:works?\s+as(?:\s+an?)?|working\s+as(?:\s+an?)?|arbeitet\s+als|trabaja\s+(?:como|de)"
    r"|travaille\s+comme)\s+"
)
"""What leads to a job at the beginning of a piece."""

LEADS = re.compile(r"(?:de|del|du|von|vom|para|pour|fur|for|en)\s+")
"""What leads to a company at the beginning of a piece, if a name follows."""

COMPANY = re.compile(
    r"\b(?:gmbh|ag|kg|ug|ohg|gbr|inc|llc|ltd|plc|corp|sarl|sas|sasu|slu|bv|oy|e\.\s?v|s\.\s?l"
    r"|s\.\s?a(?:\.\s?s|\.\s?r\.\s?l)?|b\.\s?v|studios?|agency|agentur|agence|agencia|labs?|ventures"
    r"|consulting|solutions|universit\w+|universidad|hochschule|\w*klinik(?:um)?|klinikum|verlag"
    r"|foundation|stiftung|fundacion|fondation)\b|\bs[la]$"
)
"""What says that a piece is a company."""

_LEGAL = r"inc|llc|ltd|corp|gmbh|ag|s\.?\s?l\.?u?|s\.?\s?a\.?|b\.?\s?v"
BREAK = re.compile(
    rf"[,;](?!\s*(?:{_LEGAL})\.?\s*(?:$|[,;\n|(]))|[\n|·•()]|(?<=\s)[-–—/](?=\s)|\s[–—]|[–—]\s"
)
"""What parts a line into pieces; `Loop, Inc.` is one."""

REMARK = re.compile(
    r"\b(?:sucht|braucht|kennt|mochte|interessiert|war|hat|ist|aus|needs?|wants?|looks|looking"
    r"|knows?|likes|loves|interested|speaks|spoke|met|was|has|is|from|busca|necesita|quiere|conoce"
    r"|esta|es|tiene|habla|interesad[oa]|cherche|veut|connait|aime|parle|interessee?|a besoin)\b"
)
"""A word with which a remark begins."""

GREETING = re.compile(
    r"(?:(?:best|kind|warm)\s+(?:regards|wishes)|regards|cheers|thanks|thank you|sincerely|best"
    r"|mit\s+(?:freundlichen|besten|herzlichen)\s+gruss?en"
    r"|(?:viele|beste|liebe|herzliche|schone)\s+gruss?e.*|lg|vg|mfg|(?:un\s+)?saludos?.*"
    r"|un\s+abrazo|atentamente|(?:bien\s+)?cordialement|bonne\s+journee|salutations.*"
    r"|(?:sent|gesendet|enviado|envoye)\s+(?:from|von|desde|de)\b.*)[!.]?"
)
"""How a letter closes before the name."""
