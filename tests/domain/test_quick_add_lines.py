"""Quick add as people type it, in English, German, Spanish and French: a table of lines.

What a row doesn't name must be empty; `due` is seen from Monday, 23 November 2026.
"""

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.quick_add import PartKind, parse

MONDAY = date(2026, 11, 23)
KNOWN = {
    "niches": ["Fintech", "Health tech", "Diseño"],
    "events": ["PyCon DE", "Meetup Leipzig"],
    "groups": ["Indie Makers", "Peer feedback circle"],
}
TUESDAY, FRIDAY, IN_3_WEEKS = "2026-11-24", "2026-11-27", "2026-12-14"

Row = tuple[str, dict[str, str]]


def row(line: str, **said: str) -> Row:
    """Return a line with what it is understood as."""
    return line, said


ENGLISH = [
    row(
        "Ana Ruiz, CTO at Loopwise #fintech @PyCon ana@loop.io +34 600 111 222 !tue"
        ' "send the case study"',
        name="Ana Ruiz",
        title="CTO",
        org="Loopwise",
        niches="Fintech",
        event="PyCon DE",
        reach="ana@loop.io +34 600 111 222",
        due=TUESDAY,
        reason="send the case study",
    ),
    row("ana ruiz cto at loopwise", name="ana ruiz", title="cto", org="loopwise"),
    row("Ana Ruiz CTO Loopwise", name="Ana Ruiz", title="CTO", org="Loopwise"),
    row("ANA RUIZ, CTO AT LOOPWISE", name="ANA RUIZ", title="CTO", org="LOOPWISE"),
    row(
        "Ana Ruiz (CTO, Loopwise) ana@loop.io",
        name="Ana Ruiz",
        title="CTO",
        org="Loopwise",
        reach="ana@loop.io",
    ),
    row(
        "Ana Ruiz - Senior Product Manager - Loopwise",
        name="Ana Ruiz",
        title="Senior Product Manager",
        org="Loopwise",
    ),
    row(
        "Ana Ruiz Head of Design at Loopwise",
        name="Ana Ruiz",
        title="Head of Design",
        org="Loopwise",
    ),
    row("Ana Ruiz, founder of Loopwise", name="Ana Ruiz", title="founder", org="Loopwise"),
    row(
        "Ana Ruiz, Founder & CEO, Loop, Inc.",
        name="Ana Ruiz",
        title="Founder & CEO",
        org="Loop, Inc.",
    ),
    row("Ana works for Loopwise, loves bikes", name="Ana", org="Loopwise", note="loves bikes"),
    row(
        'Tom Okafor @"Meetup Leipzig" looking for a designer !in 3 weeks',
        name="Tom Okafor",
        event="Meetup Leipzig",
        note="looking for a designer",
        due=IN_3_WEEKS,
    ),
    row(
        "Tom Okafor @Meetup Leipzig #health",
        name="Tom Okafor",
        event="Meetup Leipzig",
        niches="Health tech",
    ),
    row(
        "Tom Okafor @indie x:@tomo gh:tomo",
        name="Tom Okafor",
        group="Indie Makers",
        reach="https://x.com/tomo https://github.com/tomo",
    ),
    row(
        "Tom @pycon @Peer feedback circle",
        name="Tom",
        event="PyCon DE",
        group="Peer feedback circle",
    ),
    row('"Ruiz, Ana" <ana@loop.io>', name="Ana Ruiz", reach="ana@loop.io"),
    row("From: Ana Ruiz <ana@loop.io>", name="Ana Ruiz", reach="ana@loop.io"),
    row(
        "Ana Ruiz ana@loop.io, CTO at Loopwise",
        name="Ana Ruiz",
        reach="ana@loop.io",
        title="CTO",
        org="Loopwise",
    ),
    row(
        "https://www.linkedin.com/in/ana-ruiz-1a2b3c/",
        name="Ana Ruiz",
        reach="https://www.linkedin.com/in/ana-ruiz-1a2b3c/",
    ),
    row(
        "Best regards,\nAna Ruiz\nHead of Data | Loopwise Ltd\n"
        "T: 020 7946 0018 | M: +44 7911 123456\nana@loop.io | www.loop.io",
        name="Ana Ruiz",
        title="Head of Data",
        org="Loopwise Ltd",
        reach="020 7946 0018 +44 7911 123456 ana@loop.io https://www.loop.io",
        note="Best regards",
    ),
    row(
        "Priya Nair Founder Loopwise met through Mia !next week",
        name="Priya Nair",
        title="Founder",
        org="Loopwise",
        note="met through Mia",
        due="2026-11-30",
    ),
    row(
        "Bo Lee, UX designer and illustrator from Hamburg, ana (at) loop.io !soon",
        name="Bo Lee",
        title="UX designer and illustrator",
        reach="ana@loop.io",
        note="from Hamburg !soon",
    ),
    row(
        "Bo Lee, 12 Rue de la Paix, 75002 Paris",
        name="Bo Lee",
        note="12 Rue de la Paix 75002 Paris",
    ),
]
GERMAN = [
    row(
        "Ana Ruiz, Geschäftsführerin bei Loopwise #fintech @PyCon !dienstag",
        name="Ana Ruiz",
        title="Geschäftsführerin",
        org="Loopwise",
        niches="Fintech",
        event="PyCon DE",
        due=TUESDAY,
    ),
    row("Jörg Müller GF Müller GmbH", name="Jörg Müller", title="GF", org="Müller GmbH"),
    row(
        "jörg müller, entwickler bei müller gmbh !morgen",
        name="jörg müller",
        title="entwickler",
        org="müller gmbh",
        due=TUESDAY,
    ),
    row(
        "Jule Henning Produktdesignerin bei der Praxisplan AG, 0341 / 555 01 34",
        name="Jule Henning",
        title="Produktdesignerin",
        org="Praxisplan AG",
        reach="0341 / 555 01 34",
    ),
    row(
        "Dr. Ines Falk, Leiterin der Datengruppe, Uniklinik Leipzig",
        name="Dr. Ines Falk",
        title="Leiterin der Datengruppe",
        org="Uniklinik Leipzig",
    ),
    row(
        "Hans von Berg, Gründer von Kornblume",
        name="Hans von Berg",
        title="Gründer",
        org="Kornblume",
    ),
    row(
        'Mia Brandt, freie Texterin, sucht Webdesigner !in 3 Wochen "Portfolio schicken"',
        name="Mia Brandt",
        title="freie Texterin",
        note="sucht Webdesigner",
        due=IN_3_WEEKS,
        reason="Portfolio schicken",
    ),
    row(
        "Mia Brandt, arbeitet bei Ledgerly, kennt Ana",
        name="Mia Brandt",
        org="Ledgerly",
        note="kennt Ana",
    ),
    row(
        "Paul Krämer @Meetup !nächsten Dienstag um 14 Uhr",
        name="Paul Krämer",
        event="Meetup Leipzig",
        due="2026-11-24T14:00",
    ),
    row(
        "Peer Hansen !Freitag, Handy: 0176/12345678, hat zwei Hunde",
        name="Peer Hansen",
        due=FRIDAY,
        reach="0176/12345678",
        note="hat zwei Hunde",
    ),
    row(
        "Mit freundlichen Grüßen\nJonas Weber\nProjektleiter\nKlinikpfad GmbH\nKarl-Heine-Str. 12\n"
        "Tel. +49 341 5550134\nFax: +49 341 5550135\njonas@klinikpfad.de",
        name="Jonas Weber",
        title="Projektleiter",
        org="Klinikpfad GmbH",
        reach="+49 341 5550134 +49 341 5550135 jonas@klinikpfad.de",
        note="Mit freundlichen Grüßen Karl-Heine-Str. 12",
    ),
    row("Von: Jonas Weber <jonas@klinikpfad.de>", name="Jonas Weber", reach="jonas@klinikpfad.de"),
    row(
        "Lena Vogt, Vogt & Töchter, Inhaberin",
        name="Lena Vogt",
        org="Vogt & Töchter",
        title="Inhaberin",
    ),
    row("Yusuf Demir – Fotograf – Leipzig", name="Yusuf Demir", title="Fotograf", org="Leipzig"),
    row(
        "Selma Kovač, UX-Beraterin, !3.12.",
        name="Selma Kovač",
        title="UX-Beraterin",
        due="2026-12-03",
    ),
    row("LENA VOGT, INHABERIN, VOGT GMBH", name="LENA VOGT", title="INHABERIN", org="VOGT GMBH"),
    row(
        "Karla Simon, Museumspädagogin, Museum der bildenden Künste",
        name="Karla Simon",
        title="Museumspädagogin",
        org="Museum der bildenden Künste",
    ),
    row(
        "Jule Hen, arbeitet als Designerin bei Loopwise aus Leipzig",
        name="Jule Hen",
        title="Designerin",
        org="Loopwise",
        note="aus Leipzig",
    ),
]
SPANISH = [
    row(
        "Ana Ruiz, directora de marketing en Loopwise #diseno !martes",
        name="Ana Ruiz",
        title="directora de marketing",
        org="Loopwise",
        niches="Diseño",
        due=TUESDAY,
    ),
    row(
        "Lucía Gómez, fundadora de Panadería Sol",
        name="Lucía Gómez",
        title="fundadora",
        org="Panadería Sol",
    ),
    row(
        "María de la Cruz, abogada, 600 111 222",
        name="María de la Cruz",
        title="abogada",
        reach="600 111 222",
    ),
    row(
        "maria de la cruz abogada en bufete cruz",
        name="maria de la cruz",
        title="abogada",
        org="bufete cruz",
    ),
    row(
        "Juan Pérez trabaja en Telar, busca diseñadora !mañana",
        name="Juan Pérez",
        org="Telar",
        note="busca diseñadora",
        due=TUESDAY,
    ),
    row(
        "Carla Mendes CEO de Atelier Sul @PyCon carla@sul.pt",
        name="Carla Mendes",
        title="CEO",
        org="Atelier Sul",
        event="PyCon DE",
        reach="carla@sul.pt",
    ),
    row(
        "Mateo Silva, desarrollador, Loopwise S.L., móvil +34 600 111 222",
        name="Mateo Silva",
        title="desarrollador",
        org="Loopwise S.L.",
        reach="+34 600 111 222",
    ),
    row(
        'Mateo Silva !el próximo viernes "enviarle el artículo"',
        name="Mateo Silva",
        due=FRIDAY,
        reason="enviarle el artículo",
    ),
    row(
        "Mateo Silva !en 3 semanas a las 14:00 le gusta el té",
        name="Mateo Silva",
        due="2026-12-14T14:00",
        note="le gusta el té",
    ),
    row(
        "María Sanz\nIngeniera\nDiseño Sur, S.L.\nCalle Mayor 1\nmaria@sur.es | @mariasanz",
        name="María Sanz",
        title="Ingeniera",
        org="Diseño Sur, S.L.",
        reach="maria@sur.es",
        note="Calle Mayor 1 @mariasanz",
    ),
    row(
        "Un saludo,\nLucía Gómez\nGerente\nPanadería Sol, S.A.\nTeléfono: 91 123 45 67",
        name="Lucía Gómez",
        title="Gerente",
        org="Panadería Sol, S.A.",
        reach="91 123 45 67",
        note="Un saludo",
    ),
    row(
        "Inés Ñúñez (ingeniera) ig:ines.n",
        name="Inés Ñúñez",
        title="ingeniera",
        reach="https://www.instagram.com/ines.n",
    ),
    row(
        "LUCÍA GÓMEZ, GERENTE EN PANADERÍA SOL",
        name="LUCÍA GÓMEZ",
        title="GERENTE",
        org="PANADERÍA SOL",
    ),
    row(
        "Pau Riera, consultor en ciberseguridad",
        name="Pau Riera",
        title="consultor en ciberseguridad",
    ),
    row("De: Lucía Gómez <lucia@sol.es>", name="Lucía Gómez", reach="lucia@sol.es"),
    row(
        "José Luis García Márquez, director comercial de Telefónica, 91 123 45 67",
        name="José Luis García Márquez",
        title="director comercial",
        org="Telefónica",
        reach="91 123 45 67",
    ),
]
FRENCH = [
    row(
        "Marc Dubois, directeur chez Toit pour tous, 06 12 34 56 78 !mardi",
        name="Marc Dubois",
        title="directeur",
        org="Toit pour tous",
        reach="06 12 34 56 78",
        due=TUESDAY,
    ),
    row(
        "Chloé Lefèvre développeuse chez Kettle",
        name="Chloé Lefèvre",
        title="développeuse",
        org="Kettle",
    ),
    row("Charles de Gaulle, président", name="Charles de Gaulle", title="président"),
    row(
        "Hélène d'Arc, fondatrice de Marmite #fin !demain",
        name="Hélène d'Arc",
        title="fondatrice",
        org="Marmite",
        niches="Fintech",
        due=TUESDAY,
    ),
    row(
        "Amélie Petit, consultante en cybersécurité",
        name="Amélie Petit",
        title="consultante en cybersécurité",
    ),
    row(
        "amelie petit graphiste chez studio norr",
        name="amelie petit",
        title="graphiste",
        org="studio norr",
    ),
    row("Jean-Luc Moreau PDG Moreau SARL", name="Jean-Luc Moreau", title="PDG", org="Moreau SARL"),
    row(
        "Jean Moreau, travaille chez Kettle, cherche un développeur",
        name="Jean Moreau",
        org="Kettle",
        note="cherche un développeur",
    ),
    row(
        'Léa Roux !dans 3 semaines "lui envoyer l\'article"',
        name="Léa Roux",
        due=IN_3_WEEKS,
        reason="lui envoyer l'article",
    ),
    row(
        "Léa Roux !vendredi prochain elle aime le vélo",
        name="Léa Roux",
        due=FRIDAY,
        note="elle aime le vélo",
    ),
    row(
        "Cordialement,\nMarc Dubois\nDirecteur\nToit pour tous\nTél : +33 6 12 34 56 78\n"
        "Courriel : marc@toit.fr",
        name="Marc Dubois",
        title="Directeur",
        org="Toit pour tous",
        reach="+33 6 12 34 56 78 marc@toit.fr",
        note="Cordialement",
    ),
    row(
        "CHLOÉ LEFÈVRE, DÉVELOPPEUSE CHEZ KETTLE",
        name="CHLOÉ LEFÈVRE",
        title="DÉVELOPPEUSE",
        org="KETTLE",
    ),
    row(
        "Marc Dubois, de chez Kettle, rencontré au bar",
        name="Marc Dubois",
        org="Kettle",
        note="rencontré au bar",
    ),
]
LINES = [*ENGLISH, *GERMAN, *SPANISH, *FRENCH]


def read(line: str) -> dict[str, str]:
    """Return what a line says, without what is empty."""
    found = parse(line, MONDAY, **KNOWN)  # type: ignore[arg-type]
    due = found.due
    said = {
        "name": found.name,
        "title": found.title,
        "org": found.organization,
        "niches": " ".join(found.niches),
        "event": found.event,
        "group": found.group,
        "reach": " ".join(channel.value for channel in found.channels),
        "due": "" if not due else f"{due.day}T{due.at:%H:%M}" if due.at else f"{due.day}",
        "reason": found.reason,
        "note": found.note,
    }
    return {name: value for name, value in said.items() if value}


@pytest.mark.parametrize(("line", "said"), LINES, ids=[line[:40] for line, _ in LINES])
def test_what_is_typed_is_understood(line: str, said: dict[str, str]) -> None:
    assert read(line) == said


def test_there_are_sixty_lines_and_a_dozen_of_each_language() -> None:
    assert len(LINES) >= 60
    assert min(map(len, (ENGLISH, GERMAN, SPANISH, FRENCH))) >= 12


# What says how something is meant, and is understood by being left out.
_LEADING = re.compile(
    r"at|bei|der|dem|beim|chez|de|del|du|von|vom|en|para|pour|für|for|from|of|works?|working|trabaja"
    r"|con|arbeitet|travaille|tel|tél|telefono|teléfono|telefon|telephone|téléphone|phone|fon|fax"
    r"|mobile?|mobil|handy|móvil|movil|portable|cell|[tmpfd]|e|mail|e-mail|email|correo|courriel"
    r"|web|website|site|url|linkedin|mailto|to|an?|reply|as|als|como|comme|at|arroba",
    re.IGNORECASE,
)


def lost(line: str) -> list[str]:
    """Return the words of a line that nothing was understood as."""
    left = list(line)
    for part in parse(line, MONDAY, **KNOWN).parts:  # type: ignore[arg-type]
        left[part.start : part.end] = " " * (part.end - part.start)
    return [word for word in re.findall(r"\w+", "".join(left)) if not _LEADING.fullmatch(word)]


@pytest.mark.parametrize("line", [line for line, _ in LINES])
def test_no_word_of_the_table_is_lost(line: str) -> None:
    assert lost(line) == []


_WORDS = (
    *("Ana", "Ruiz", "von", "de", "CTO", "Leiterin", "bei", "Loopwise", "GmbH", "S.L.", "en", "at"),
    *(
        "sucht",
        "loves",
        "bikes",
        "#fin",
        "#ux",
        '#"Health tech"',
        "@pycon",
        "@Meetup Leipzig",
        "@x",
    ),
    *('@"a b"', "!mardi", "!in 3 Wochen", "!soon", '"send it"', '"', "ana@loop.io", "<a@b.co>"),
    *(
        "+34 600 111 222",
        "Tel.",
        "Fax:",
        "T",
        "M:",
        "0176/123456",
        "in:ana",
        "www.a.io",
        "2019-2023",
    ),
    *(
        "Mit freundlichen Grüßen",
        "From:",
        "linkedin.com/in/ana-ruiz",
        "Inc.",
        "12",
        "李雷",
        "@",
        "#",
    ),
)
_GAPS = (" ", ", ", "\n", " - ", " | ", "; ", " (", ") ", "  ", "\t", " · ")


@given(st.lists(st.tuples(st.sampled_from(_WORDS), st.sampled_from(_GAPS)), max_size=14))
def test_no_word_of_any_line_is_lost(words: list[tuple[str, str]]) -> None:
    line = "".join(word + gap for word, gap in words)
    assert lost(line) == []
    parts = parse(line, MONDAY, **KNOWN).parts  # type: ignore[arg-type]
    assert all(one.end <= two.start for one, two in pairwise(parts))
    assert all(part.kind in PartKind and part.text for part in parts)


def test_a_long_text_is_a_note_beyond_its_beginning() -> None:
    found = parse("Ana Ruiz, CTO\n" + "word " * 5_000, MONDAY)
    assert (found.name, found.title) == ("Ana Ruiz", "CTO")
    assert found.note.count("word") == 5_000
    assert lost("a" * 5_000) == []


@given(st.text(max_size=80))
def test_any_text_is_read(line: str) -> None:
    assert lost(line) == []
