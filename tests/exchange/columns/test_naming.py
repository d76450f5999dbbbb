"""What columns are by their names, in the languages of the programs that write them."""

import pytest

from netdesk.exchange.columns import Field, Target, by_name

# Each line: names of columns, and what each is.
HEADERS = {
    "Outlook, English": """
        Title=prefix; First Name=given_name; Middle Name=additional_names; Last Name=family_name;
        Suffix=suffix; Company=organization; Job Title=title; Business Street=street:work;
        Business Street 2=street:work; Business Country/Region=country:work; Home City=city:home;
        Other Postal Code=code:other; Business Address PO Box=po_box:work;
        Business Fax=phone:work fax;
        Business Phone 2=phone:work; Mobile Phone=phone:mobile; Company Main Phone=phone:main;
        E-mail Address=email; E-mail 2 Address=email; Birthday=birthday; Categories=niches;
        Anniversary=date:anniversary; Spouse=related:spouse; Manager's Name=related:manager;
        Web Page=website; Notes=notes; Gender=keep; User 1=keep
        """,
    "Outlook, German": """
        Anrede=prefix; Vorname=given_name; Weitere Vornamen=additional_names; Nachname=family_name;
        Firma=organization; Abteilung=department; Position=title; Straße geschäftlich=street:work;
        Straße geschäftlich 2=street:work; Ort geschäftlich=city:work;
        Region geschäftlich=region:work; Postleitzahl geschäftlich=code:work;
        Land/Region geschäftlich=country:work; Bundesland/Kanton privat=region:home;
        Weitere Straße=street:other; Weiteres/r Bundesland/Kanton=region:other;
        Weiteres/e Land/Region=country:other; Fax geschäftlich=phone:work fax;
        Telefon (privat)=phone:home; Mobiltelefon=phone:mobile; Telefon Firma=phone:main;
        E-Mail-Adresse=email; E-Mail 2: Adresse=email; Geburtstag=birthday; Kategorien=niches;
        Jahrestag=date:anniversary; Name des/der Vorgesetzten=related:manager; Webseite=website;
        Postfach privat=po_box:home; Notizen=notes
        """,
    "Outlook, French": """
        Titre=prefix; Prénom=given_name; Deuxième prénom=additional_names; Nom=family_name;
        Société=organization; Service=department; Titre (2)=title; Rue (bureau)=street:work;
        Ville (autre)=city:other; Dép/Région (bureau)=region:work; Code postal (domicile)=code:home;
        Pays/Région (bureau)=country:work; Télécopie (bureau)=phone:work fax;
        Téléphone 2 (bureau)=phone:work; Tél. mobile=phone:mobile; Téléphone société=phone:main;
        Adresse de messagerie=email; Adresse de messagerie 2=email; Anniversaire=birthday;
        Catégories=niches; Conjoint(e)=related:spouse; Page Web=website
        """,
    "Outlook, Spanish": """
        Título=prefix; Nombre=given_name; Segundo nombre=additional_names; Apellidos=family_name;
        Organización=organization; Puesto=title; Calle del trabajo=street:work;
        Ciudad de trabajo=city:work; Provincia o estado de trabajo=region:work;
        Código postal del trabajo=code:work; País o región del domicilio=country:home;
        Otra ciudad=city:other; Teléfono del trabajo 2=phone:work; Teléfono móvil=phone:mobile;
        Dirección de correo electrónico=email; Dirección del correo electrónico 3=email;
        Apartado postal de la dirección del trabajo=po_box:work; Cumpleaños=birthday
        """,
    "Outlook, Italian": """
        Titolo=prefix; Nome=given_name; Secondo nome=additional_names; Cognome=family_name;
        Società=organization; Posizione=title; Via (uff.)=street:work; CAP (ab.)=code:home;
        Altra città=city:other; Fax (uff.)=phone:work fax; Cellulare=phone:mobile;
        Indirizzo posta elettronica=email; Compleanno=birthday; Categorie=niches
        """,
    "Outlook, Portuguese": """
        Título=prefix; Nome=given_name; Sobrenome=family_name; Empresa=organization; Cargo=title;
        Rua do Endereço Comercial=street:work; CEP do Endereço Comercial=code:work;
        País/Região do Endereço Residencial=country:home; Telefone Comercial=phone:work;
        Telefone Celular=phone:mobile; Endereço de Email=email; Aniversário=birthday
        """,
    "Outlook, Dutch": """
        Titel=prefix; Voornaam=given_name; Achternaam=family_name; Bedrijf=organization;
        Functie=title; Werkadres, straat=street:work; Huisadres, postcode=code:home;
        Werkadres, land/regio=country:work; Fax op werk=phone:work fax;
        Telefoon thuis=phone:home; Mobiele telefoon=phone:mobile; E-mailadres=email;
        Verjaardag=birthday; Notities=notes
        """,
    "Thunderbird": """
        First Name=given_name; Last Name=family_name; Display Name=name; Nickname=nickname;
        Primary Email=email; Secondary Email=email; Screen Name=other; Work Phone=phone:work;
        Fax Number=phone:fax; Pager Number=phone:pager; Home Address=address:home;
        Home Address 2=address:home; Home ZipCode=code:home; Job Title=title;
        Web Page 1=website; Birth Year=birth_year; Birth Month=birth_month; Custom 1=keep
        """,
    "Thunderbird, German": """
        Vorname=given_name; Anzeigename=name; Primäre E-Mail-Adresse=email;
        Tel. dienstlich=phone:work;
        Mobil-Tel.-Nr.=phone:mobile; Privat: Adresse=address:home; Privat: Adresse 2=address:home;
        Dienstlich: PLZ=code:work; Arbeitstitel=title; Geburtsjahr=birth_year
        """,
    "by hand": """
        Name=name; Mail=email; work_email=email:work; Mobile=phone:mobile; Phone (work)=phone:work;
        Firma=organization; Role=title; Ort=city; LinkedIn URL=linkedin; Twitter handle=x;
        Tags=niches; Where we met=met_at; Connected On=met_on; Comments=notes; ID=keep
        """,
    "several addresses": """
        Street 1=street; City 1=city; Street 2=street#2; City 2=city#2; Phone 1=phone; Phone 2=phone
        """,
    "two lines of one address": "Address 1=address; Address 2=address; City=city",
    "name beside a first name": "Vorname=given_name; Name=family_name",
    "name beside a last name": "Nombre=given_name; Apellido=family_name",
    "name beside both": "Nome=name; First Name=given_name; Last Name=family_name",
    "title alone": "Name=name; Title=title",
    "title beside a job": "Name=name; Title=prefix; Position=title",
}


@pytest.mark.parametrize("text", HEADERS.values(), ids=HEADERS.keys())
def test_columns_by_their_names(text: str) -> None:
    pairs = [pair.rpartition("=") for pair in " ".join(text.split()).split("; ")]
    names = [name for name, _, _ in pairs]
    found = dict(zip(names, map(str, by_name(names)), strict=True))
    assert found == {name: target.strip() for name, _, target in pairs}


@pytest.mark.parametrize(
    "text", ["phone:work mobile", "email.label#1", "city:home", "keep", "street#2", "other:Skype"]
)
def test_a_target_reads_back_as_it_is_written(text: str) -> None:
    target = Target.parse(text)
    assert target is not None
    assert str(target) == text


def test_other_words_for_targets() -> None:
    assert Target.parse("emails") == Target(Field.EMAIL)
    assert Target.parse(" company ") == Target(Field.ORGANIZATION)
    assert Target.parse("nonsense") is None
    assert Target.parse("email work") is None
