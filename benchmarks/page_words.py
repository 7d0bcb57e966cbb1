"""Names, places and furniture, all invented, that layouts put around the articles."""

from __future__ import annotations

from page_writer import PageWriter

FIRST = """Ilse Marguerite Pavel Anneke Bruna Oskar Dénes Hugo Perpetua Rosalind Teodor Inés Henrik Béatrice Jules Amara
Kwame Siobhán Tariq Yuki Leila Mateo Ingrid Priya Callum Nadia Tomasz Farah Rui Giulia Samuel Hanna Victor Aoife
Chidi Mei Rafael Greta Omar Lucía Dmitri Salma Noor Ewan Freya Ivo Marta Kofi Zeynep Arjun""".split()
LAST = """Morrow Osk Lindqvist Strohm Falk Delacroix Kalla Sand Lund Achter Brandt Calloway Solano Nordahl Pereaux
Okafor Mensah O'Rourke Haddad Tanaka Farsi Quiroga Halvorsen Raman Fraser Petrova Nowak Aziz Teixeira Bianchi
Whitlock Virtanen Castellan Byrne Eze Zhang Duarte Winkler Rashid Varga Sokolov Hamdan Vance McTavish Engel
Kowalczyk Asante Demir Iyer Van-Houten""".split()
PLACES = """LONDON|BERLIN|NAIROBI|MANILA|OTTAWA|WARSAW|LIMA|CAIRO|SEOUL|OSLO|ISTANBUL|JAKARTA|ATHENS|LAGOS|MADRID|DHAKA|
MEXICO CITY|NEW DELHI|SAO PAULO|CAPE TOWN|BUENOS AIRES|TEL AVIV""".replace("\n", "").split("|")
CITIES = [place.title() for place in PLACES]
OUTLETS = ["The Marrow Times", "Harbour Post", "Falke News", "Kestrel Herald", "The Ostermark Gazette", "Northern Star"]

SUBHEADS = """A narrow margin|The long road back|What comes next|Pressure from abroad|Questions remain|A divided house|
Money and votes|Winners and losers|Behind closed doors|The view from the ground|No easy answers|Counting the cost|
Old rivals, new rules|Waiting for the court|A test of nerves|The numbers|Who pays?|‘Not on our watch’|The next step|
Out of time|Signs of strain|Life after the deal|In the dark|Early warning|Two steps back""".replace("\n", "").split("|")
KICKERS = """Lawmakers weigh next move as deadline nears|Critics say the plan falls short|
Talks go on behind closed doors|Officials promise answers within weeks|Voters split over what to do|
A quiet change with large effects|Markets shrug at the news|Allies ask for more time""".replace("\n", "").split("|")
SHARE_LINES = """Share this|Share on Facebook|Tweet|Email this article|Print|Share this article:|
Facebook Twitter WhatsApp|Save for later|Comments (12)""".replace("\n", "").split("|")
ADVERTISEMENTS = """Advertisement|ADVERTISEMENT|Story continues below advertisement|Sponsored content|
Sign up for our daily newsletter|Subscribe now for unlimited access|Download our app""".replace("\n", "").split("|")
COPYRIGHTS = """© 2026 Marrow Media Ltd. All rights reserved.|Copyright 2026 Falke Publishing. All rights reserved.|
Our Standards: The Falke Trust Principles.|All rights reserved.""".replace("\n", "").split("|")
RELATED = """Budget talks stall again|How the vote unfolded, hour by hour|Five things to watch this week|
The mayor's long goodbye|In pictures: the flood|Why rents keep rising|Who is who in the new cabinet""".replace(
    "\n", ""
).split("|")


def name(page: PageWriter) -> str:
    return f"{page.random.choice(FIRST)} {page.random.choice(LAST)}"


def names(page: PageWriter, most: int = 3) -> list[str]:
    n = page.random.choices(range(1, most + 1), weights=[6, 3, 1][:most])[0]
    return list(dict.fromkeys(name(page) for _ in range(n)))


def listed(texts: list[str], conjunction: str = "and") -> str:
    """["A", "B", "C"] as "A, B and C"."""
    if len(texts) < 2:
        return "".join(texts)
    return f"{', '.join(texts[:-1])} {conjunction} {texts[-1]}"


def furniture(page: PageWriter) -> None:
    """Now and then, what a site puts between stories."""
    if page.chance(0.4):
        page.write(*page.random.sample(SHARE_LINES, page.random.randint(1, 3)))
        page.blank()
    if page.chance(0.3):
        page.write(page.random.choice(ADVERTISEMENTS))
        page.blank()
    if page.chance(0.2):
        page.write("Related:", *(f"- {link}" for link in page.random.sample(RELATED, 3)))
        page.blank()
    if page.chance(0.2):
        page.write(page.random.choice(COPYRIGHTS))
        page.blank()
