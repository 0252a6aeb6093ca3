"""Invented fronts of documents, with what a reader would say of each. A form feed parts pages."""

from __future__ import annotations

from typing import NamedTuple

VP, T, VB = "verksamhetsplan", "tertialrapport", "verksamhetsberattelse"


class Front(NamedTuple):
    """`dates` are all that a reader may take for the document's; "" where it has none."""

    name: str
    text: str
    kind: str | None = None
    year: int | None = None
    tertial: int | None = None
    board: str | None = None
    dates: tuple[str, ...] = ("",)
    municipality: str | None = None


FRONTS = [
    Front(
        "letter of a company",
        "Sjöviks kommun\n\nTjänsteutlåtande\nDatum: 3/2 2031\nDnr SH-2031/14\n\n"
        "Handläggare: Anna Exempel\n\nTill styrelsen för\nSjövikshamn AB\n\n"
        "Årsberättelse 2030 – Sjövikshamn AB\n\nFörslag till beslut\n"
        "1. Styrelsen godkänner årsberättelsen för 2030.",
        VB,
        year=2030,
        board="sjovikshamn-ab",
        dates=("2031-02-03",),
        municipality="Sjövik",
    ),
    Front(
        "genitive of a board before two words for what it is",
        "Nämnden för natur och hamnars budget och verksamhetsplan 2031 med inriktning 2032\n\n2030-11-14\n\n"
        "Sammanfattning\nBojorna är målade.",
        VP,
        year=2031,
        board="natur-och-hamnar",
        dates=("2030-11-14",),
    ),
    Front(
        "genitive of a board with for",
        "Nämnden för natur och hamnars delårsrapport per den 31 augusti 2031\n\n2031-09-14\n\n"
        "Sammanfattning\nBojorna är målade.",
        T,
        year=2031,
        tertial=2,
        board="natur-och-hamnar",
        dates=("2031-09-14",),
    ),
    Front(
        "roman tertial over three lines",
        "TERTIALRAPPORT II\nFyr- och bojnämnden\n2031\f\nInnehåll\nSammanfattning 3\nEkonomi 7",
        T,
        year=2031,
        tertial=2,
        board="fyr-och-boj",
    ),
    Front(
        "tertial in words",
        "Lekplatsnämnden\nSammanträde 2031-06-12\n\n"
        "Andra tertialrapporten 2031 för lekplatsnämnden\n\nSida 1 (45)\n\nInledning\n"
        "Text om bojar.",
        T,
        year=2031,
        tertial=2,
        board="lekplat",
        dates=("2031-06-12", ""),
    ),
    Front(
        "plan for three years",
        "Hamnstads kommun\n\nVerksamhetsplan 2031–2033\nTeknik- och bryggnämnden\n\n"
        "Antagen av nämnden 2030-12-11 § 88\f\nInnehållsförteckning\n1 Inledning ..... 3",
        VP,
        year=2031,
        board="teknik-och-brygg",
        dates=("2030-12-11", ""),
        municipality="Hamnstad",
    ),
    Front(
        "minutes that name a plan",
        "Fritidsnämnden\nSammanträdesprotokoll\n2031-02-18\n\nPlats och tid\n"
        "Stadshuset, kl 13.00–15.30\n\nBeslutande\nAnna Exempel (X), ordförande\n\n"
        "§ 12 Verksamhetsberättelse 2030\nFritidsnämnden godkänner verksamhetsberättelse 2030.",
        board="fritid",
        dates=("2031-02-18", ""),
    ),
    Front(
        "extract of minutes",
        "PROTOKOLLSUTDRAG\nMiljönämnden\nSammanträdesdatum 2031-03-01\n\n§ 9\n\n"
        "Verksamhetsplan 2031\n\nBeslut\nMiljönämnden fastställer verksamhetsplan 2031.",
        board="miljo",
        dates=("2031-03-01", ""),
    ),
    Front(
        "notice of a meeting",
        "Kallelse till sammanträde med omsorgsnämnden\n"
        "Tid: torsdagen den 4 mars 2031 kl. 14.00\nPlats: Rådhuset\n\nÄrenden\n1. Upprop\n"
        "2. Val av justerare\n3. Tertialrapport 3 2030\n4. Verksamhetsplan 2031",
        dates=("2031-03-04", ""),
    ),
    Front(
        "agenda without its name",
        "Hamnnämnden\n2031-05-20\n\n1. Fastställande av dagordning\n"
        "2. Anmälan av delegationsbeslut\n3. Tertialrapport 1 2031\n"
        "4. Verksamhetsplan 2032, förutsättningar",
        dates=("2031-05-20", ""),
    ),
    Front(
        "audit of a report",
        "Kommunrevisionen\n\nGranskning av delårsrapport per augusti 2031\n\nRevisionsrapport\n"
        "Oktober 2031\n\nPå uppdrag av de förtroendevalda revisorerna i Sjöviks kommun",
        municipality="Sjövik",
    ),
    Front(
        "report of a month",
        "Sjöviks stadsdelsförvaltning\nTjänsteutlåtande\n2031-04-10\n\nTill\n"
        "Sjöviks stadsdelsnämnd\n\nMånadsuppföljning mars 2031\n\nSammanfattning\n"
        "En fördjupad redovisning lämnas i tertialrapport 1 2031.",
        dates=("2031-04-10",),
    ),
    Front(
        "papers for the budget",
        "Kultur- och fyrnämnden\n\nUnderlag för verksamhetsplan och budget 2032\n\n2031-03-03\n\n"
        "Inledning\nNämnden lämnar underlag.",
        dates=("2031-03-03",),
    ),
    Front(
        "follow-up of the budget alone",
        "Ekonomiavdelningen\n\nUppföljning av budget 2031\n\nBelopp i mnkr\nUtfallet är lägre.",
    ),
    Front(
        "follow-up of the budget that is an annual report",
        "Stadsdelsnämnd Östra Bergsta\n\nUppföljning av budget 2004 – verksamhetsberättelse\n\nBelopp i mnkr",
        VB,
        year=2004,
        board="ostra-bergsta",
    ),
    Front(
        "report of a whole city",
        "Göteborgs Stad\n\nÅrsredovisning 2031 för Göteborgs Stad\n\n"
        "Kulturnämnden: Nytt bibliotek, dnr 12/31\nIdrottsnämnden: Ny hall, dnr 14/31\n"
        "Idrottsnämnden: Ny plan, dnr 15/31",
        VB,
        year=2031,
        municipality="Göteborg",
    ),
    Front(
        "plan of the government",
        "Uppsala kommun\nKommunledningskontoret\n\nDatum: 2030-11-02\n"
        "Diarienummer: KSN-2030-00881\n\n"
        "Verksamhetsplan och budget 2031-2033 för kommunstyrelsen\n\nFörslag till beslut\n"
        "Kommunstyrelsen beslutar att anta planen.",
        VP,
        year=2031,
        board="kommunstyrelsen",
        dates=("2030-11-02",),
        municipality="Uppsala",
    ),
    Front(
        "bare district",
        "Skärholmen\n\nVerksamhetsberättelse 2012\f\nInnehåll\nSammanfattande analys 4",
        VB,
        year=2012,
        board="skarholmen",
    ),
    Front(
        "office of a district only",
        "FARSTA STADSDELSFÖRVALTNING\nADMINISTRATIVA AVDELNINGEN\n\nTERTIALRAPPORT 1 2013\n\n"
        "SID 1 (40)\n2013-05-08\n\nSammanfattning\nNämnden har ett överskott.",
        T,
        year=2013,
        tertial=1,
        board="farsta",
        dates=("2013-05-08",),
    ),
    Front(
        "date with hyphens lost",
        "Region Gotland\nTjänsteskrivelse\nDatum\n20310214\nÄrendenummer RS 2031/61\n\n"
        "Tekniska nämnden\n\nVerksamhetsberättelse för år 2030\n\nFörslag till beslut\n"
        "• Tekniska nämnden godkänner verksamhetsberättelsen.",
        VB,
        year=2030,
        board="tekniska",
        dates=("2031-02-14",),
        municipality="Region Gotland",
    ),
    Front(
        "template's date in the footer",
        "Hamnkontoret\n\nVerksamhetsplan 2032\nHamnnämnden\n\nMall fastställd 2029-04-01\n\n"
        "Den 9 december 2031\n\nInnehållsförteckning\nInledning 3",
        VP,
        year=2032,
        board="hamn",
        dates=("2031-12-09",),
    ),
    Front(
        "decision of the council before the own date",
        "Till\nByggnadsnämnden\n\nTertialrapport T3 2031\n\n"
        "Enligt kommunfullmäktiges budget 2030-11-20\nUpprättad 14 januari 2032\n\nInledning\n"
        "Text.",
        T,
        year=2031,
        tertial=3,
        board="byggnad",
        dates=("2032-01-14",),
    ),
    Front(
        "half year",
        "Lunds kommun\n\nDelårsrapport per den 30 juni 2031\nServicenämnden\n\n2031-08-15\n\n"
        "Sammanfattning\nText om bojar.",
        T,
        year=2031,
        board="service",
        dates=("2031-08-15",),
        municipality="Lund",
    ),
    Front(
        "months with a dash",
        "Vård- och fyrnämnden\nDelårsbokslut januari – april 2031\n\nHandläggare\nAnna Exempel\nanna.exempel@solna.se",
        T,
        year=2031,
        tertial=1,
        board="vard-och-fyr",
        municipality="Solna",
    ),
    Front(
        "person beside the title",
        "Anna Exempel                    Verksamhetsplan 2031\n"
        "08-555 22 000                   Kyrkogårdsnämnden\n"
        "2030-12-04                      Sida 1 (45)\n\nInledning\nText.",
        VP,
        year=2031,
        board="kyrkogard",
        dates=("2030-12-04",),
    ),
    Front(
        "annex above the title",
        "Bilaga 1\nDnr 2031-114\n\nÅrsanalys 2031\nFunktionsstödsnämnden\n\nMalmö stad\n\nInledning\nText.",
        VB,
        year=2031,
        board="funktionsstod",
        municipality="Malmö",
    ),
    Front(
        "two kinds in one title",
        "Exploateringskontoret\nTjänsteutlåtande\n2031-01-23\n\nTill\nExploateringsnämnden\n\n"
        "Verksamhetsberättelse 2030 och verksamhetsplan 2031\n\nFörslag till beslut\n"
        "Nämnden godkänner.",
        VB,
        year=2030,
        board="exploatering",
        dates=("2031-01-23",),
    ),
    Front(
        "year first",
        "Nämnden för bryggor & fyrar\n\n2031 års verksamhetsplan\n\nAntagen: 3 december 2030\f\nInnehåll\nInledning 3",
        VP,
        year=2031,
        board="bryggor-fyrar",
        dates=("2030-12-03", ""),
    ),
    Front(
        "title wrapped before its year",
        "Till\nRenhållningsnämnden\n\nVerksamhetsplan och budget för\n"
        "2031 med inriktning 2032 och 2033\n\nFörvaltningens förslag till beslut\n"
        "1. Nämnden fastställer planen.",
        VP,
        year=2031,
        board="renhallning",
    ),
    Front(
        "annual accounts and report",
        "Sjöviks stadsdelsnämnd\nSDN 2031-02-12\n\nBokslut och verksamhetsberättelse 2030\n\n"
        "Sammanfattning\nText om bojar.",
        VB,
        year=2030,
        board="sjovik",
        dates=("2031-02-12", ""),
    ),
    Front(
        "a letter on another matter",
        "Fastighetskontoret\nTjänsteutlåtande\n2031-03-11\n\nTill\nFastighetsnämnden\n\n"
        "Svar på remiss om verksamhetsplan 2032 för hamnen\n\nFörslag till beslut\n"
        "Nämnden besvarar remissen.",
        dates=("2031-03-11",),
    ),
    Front(
        "report of one board to the government",
        "Knivsta kommun\nTjänsteskrivelse\nDatum: 2031-02-27\n\nTill\nKommunstyrelsen\n\n"
        "Utbildningsnämndens årsredovisning 2030\n\nFörslag till beslut\n"
        "Kommunstyrelsen tar del av redovisningen.",
        VB,
        year=2030,
        board="utbildning",
        dates=("2031-02-27",),
        municipality="Knivsta",
    ),
    Front(
        "a leaflet",
        "Så arbetar vi 2031\n\nEn folder om hamnarna i Sjövik\n\n"
        "Hamnnämnden ansvarar för bojar och fyrar. Vår verksamhetsplan 2031 finns på webben.",
    ),
    Front(
        "period as a date in figures",
        "Västerås stad\n\nDelårsrapport per 2031-08-31\nSkultuna kommundelsnämnd\n\nSida 1 av 20\n2031-09-19",
        T,
        year=2031,
        tertial=2,
        board="skultuna-kommundel",
        dates=("2031-09-19",),
        municipality="Västerås",
    ),
    Front(
        "running header under a logo",
        "STOCKHOLMS STAD\nIDROTTSFÖRVALTNINGEN\n\nDNR 1.2.1/88/2030\nSIDA 1 (71)\n2030-11-28\n\nTILL\n"
        "IDROTTSNÄMNDEN\nIDN 2030-12-15\n\nVERKSAMHETSPLAN OCH BUDGET FÖR 2031\n\n"
        "FÖRSLAG TILL BESLUT\n1. Idrottsnämnden godkänner.",
        VP,
        year=2031,
        board="idrott",
        dates=("2030-11-28", "2030-12-15"),
        municipality="Stockholm",
    ),
    Front(
        "number of the case with a year",
        "KS-2029/1647\nVerksamhetsplan 2031 för socialnämnden\f\nInnehåll\nInledning 3",
        VP,
        year=2031,
        board="social",
    ),
    Front(
        "report by April of a board with a dash",
        "Barn- och skolnämnden – uppföljning per april 2031\n\n2031-05-12\n\nInledning\nText om bojar.",
        T,
        year=2031,
        tertial=1,
        board="barn-och-skol",
        dates=("2031-05-12",),
    ),
    Front(
        "report of auditors",
        "STADSREVISIONEN\nNr 12\nApril 2032\n\nÅrsrapport 2031\nHAMNNÄMNDEN\n\n"
        "Revisorerna har granskat nämndens verksamhet.",
    ),
    Front(
        "annual report of a board",
        "Borås Stad\n\nÅrsrapport 2031\nFritids- och fyrnämnden\n\n12 februari 2032\n\nInnehåll\nInledning 3",
        VB,
        year=2031,
        board="fritids-och-fyr",
        dates=("2032-02-12",),
        municipality="Borås",
    ),
    *(
        Front(
            f"another matter: {title}",
            f"Hamnförvaltningen\nTjänsteutlåtande\n2031-02-02\n\nTill\nHamnnämnden\n\n{title}\n\nFörslag till beslut\n"
            "1. Hamnnämnden godkänner förslaget. Medlen ingår i verksamhetsplan 2031.",
            dates=("2031-02-02",),
        )
        for title in (
            "Omdisponering av medel i verksamhetsplan 2031",
            "Ansökan om medel i samband med tertialrapport 1 2031",
            "Information om arbetet med verksamhetsplan 2032",
            "Patientsäkerhetsberättelse 2030",
            "Årsredovisning 2030 för Stiftelsen Fyrens vänner",
            "Yttrande över revisorernas årsrapport 2030",
            "Internkontrollplan 2031 - bilaga till verksamhetsplan 2031",
            "Dataskyddsombudets årsrapport 2030",
        )
    ),
    Front(
        "posted minutes",
        "Anslag/bevis\nHamnnämnden\nSammanträdesdatum 2031-02-03\n\nVerksamhetsplan 2031",
        dates=("2031-02-03", ""),
    ),
    Front(
        "annual report of a company's auditors",
        "Lekmannarevisorerna i Sjövik Hamn AB\n\nGranskningsrapport för år 2031\nÅrsredovisning 2031",
    ),
    Front(
        "web site of a municipality",
        "Hamnförvaltningen\nBox 12\nwww.uppsala.se\n\nVerksamhetsplan 2031\nHamnnämnden",
        VP,
        year=2031,
        board="hamn",
        municipality="Uppsala",
    ),
    Front(
        "kind, tertial and year on three lines",
        "Tertialrapport\n2\n2031\nIdrottsnämnden",
        T,
        year=2031,
        tertial=2,
        board="idrott",
    ),
    Front(
        "wide gaps in the letterhead",
        "Hamnförvaltningen               Tjänsteutlåtande\n                                 2030-11-22\n"
        "                                 Sida 1 (88)\n\nHandläggare                      Till\n"
        "Anna Exempel                     Hamn- och fyrnämnden\nTelefon: 08-555 00 111           2030-12-14\n\n"
        "Verksamhetsplan 2031 för hamn- och fyrnämnden\n\nFörvaltningens förslag till beslut\n1. Nämnden godkänner.",
        VP,
        year=2031,
        board="hamn-och-fyr",
        dates=("2030-11-22", "2030-12-14"),
    ),
]
