"""A whole set of definitions, as small as they can be: one edition with one indicator of each kind of rule.

Tests break one thing at a time in it. Nothing in it stands for a real edition.
"""

from __future__ import annotations

import shutil
from pathlib import Path

EDITION = "2031-mini"
HEAD = f"editions/{EDITION}/edition.yaml"
FORM = f"editions/{EDITION}/questionnaire.yaml"
PLAN = f"editions/{EDITION}/indicators/plan.yaml"
STAFF = f"editions/{EDITION}/indicators/staff.yaml"
LICENCE = f"editions/{EDITION}/indicators/licence.yaml"
POOR = f"editions/{EDITION}/background/poor.yaml"
GROUPS = f"editions/{EDITION}/population_groups.csv"
LOG = f"changes/2030-mini--{EDITION}.md"
FRAME = "areas/frame-2031.csv"
DIMENSIONS = "codelists/dimensioner.yaml"
POPULATION = "codelists/befolkningsgrupper.yaml"
SEARCH_WORDS = "codelists/synonymer.yaml"

_DESCRIBED = """\
källa: {dokument: "001", rader: "10-20"}
dimension: kunskapsbaserad
kvalitetsområde: kunskapsbaserad_verksamhet
indikatorområde: Planer
målvärde: Alla har det.
mått: Det som mäts.
syfte: Därför mäts det.
datakälla: Enkäten.
felkällor: Svaren är egna uppgifter.
datatäckning: Alla.
nivåer: [municipality, nation]
mätperiod: {från: "2031-01-01", till: "2031-12-31"}
kolada: {skäl: finns inte där}
"""

FILES = {
    HEAD: """\
id: 2031-mini
namn: Liten utgåva
område: Prov
år: 2031
mätdag: "2031-02-01"
källa: {dokument: "001", rader: "1-9"}
utgivare: Ingen
objekt: 4
bortfallsregel: {gräns_procent: 20, räknas: [missing], skäl: prov, källa: {dokument: "001", rader: "1"}}
insamling:
  utskick: "2031-02-01"
  påminnelser: ["2031-02-15"]
  stängd: "2031-03-01"
  öppnad_igen: "2031-03-05"
  stängd_igen: "2031-03-10"
  källa: {dokument: "001", rader: "2"}
svarsfrekvens:
  - {område: Allt, del: G, svarande: 3, procent_före: 70, procent: 75}
oanvändbara_svar:
  - {mått: Personal, område: Prov, indikatorer: [staff], kan_ej_lämna: 1, ologiska: null}
metod: {Insamling: En enkät.}
ordning: [plan, staff, licence, poor]
""",
    FORM: """\
delar:
  - {id: G, namn: Gemensam del, obligatorisk: true, källa: {dokument: "001", rader: "3"}}
definitioner:
  - {id: plan, term: plan, text: Det man tänker göra., källa: {dokument: "001", rader: "4"}}
frågor:
  - id: P1
    del: G
    fråga: Finns en plan?
    typ: val
    alternativ: [{svar: Ja}, {svar: Nej}, {svar: Ej aktuellt}]
    definitioner: [plan]
    källa: {dokument: "001", rader: "5"}
  - id: P1a
    del: G
    fråga: Är den uppföljd?
    typ: val
    alternativ: [{svar: Ja}, {svar: Nej}]
    ställs_om: "P1 = 'Ja'"
    källa: {dokument: "001", rader: "5"}
  - {id: N1, del: G, fråga: Hur många?, typ: tal, enhet: personer, källa: {dokument: "001", rader: "6"}}
  - {id: N2, del: G, fråga: Av dem?, typ: tal, enhet: personer, källa: {dokument: "001", rader: "6"}}
  - {id: T1, del: G, fråga: Något mer?, typ: text, obligatorisk: false, källa: {dokument: "001", rader: "7"}}
kontroller:
  - {id: K1, slag: hård, villkor: N2 > N1, mening: Delen är större än det hela., frågor: [N1, N2],
     källa: {dokument: "001", rader: "8"}}
""",
    PLAN: """\
id: plan
namn: Aktuell plan
kortnamn: Plan
typ: struktur
riktning: högre
redovisas_som: Ja/Delvis/Nej/Ej aktuellt
del: G
frågor: [P1, P1a]
regel:
  slag: kategori
  ja: "P1 = 'Ja' AND P1a = 'Ja'"
  delvis: "P1 = 'Ja' AND P1a = 'Nej'"
  ej_aktuellt: "P1 = 'Ej aktuellt'"
jämförbarhet_år:
  - {med: 2030-mini, bedömning: påverkad, skäl: ny fråga, källa: {dokument: "001", rader: "9"}}
exempel:
  - {namn: Uppföljd, svar: {P1: Ja, P1a: Ja}, väntat: Ja}
  - {namn: Inte uppföljd, svar: {P1: Ja, P1a: Nej}, väntat: Delvis}
  - {namn: Ingen plan, svar: {P1: Nej}, väntat: Nej}
"""
    + _DESCRIBED,
    STAFF: """\
id: staff
namn: Andel utbildad personal
kortnamn: Personal
typ: struktur
riktning: högre
redovisas_som: andel
enhet: andel
del: G
frågor: [N1, N2]
regel: {slag: kvot, täljare: N2, nämnare: N1, bortfall: N1 = 999 OR N2 = 999, ologisk: N2 > N1, ej_aktuellt: N1 = 0}
exempel:
  - {namn: Hälften, svar: {N1: 4, N2: 2}, väntat: "0.500000"}
  - {namn: För många, svar: {N1: 2, N2: 4}, väntat: ologisk uppgift}
  - {namn: Vet inte, svar: {N1: 2, N2: 999}, väntat: uppgift saknas}
"""
    + _DESCRIBED,
    LICENCE: """\
id: licence
namn: Har licens
kortnamn: Licens
typ: struktur
riktning: högre
redovisas_som: Ja/Nej
del: R
bortfallsgräns: false
regel: {slag: registerlista, fil: licence.csv}
exempel:
  - {namn: På listan, register: {finns: Ja}, väntat: Ja}
  - {namn: Inte på listan, väntat: Nej}
  - {namn: Svar spelar ingen roll, svar: {P1: Ja}, väntat: Nej}
"""
    + _DESCRIBED,
    POOR: """\
id: poor
namn: Andel fattiga
kortnamn: Fattiga
typ: bakgrund
riktning: ingen
redovisas_som: andel
enhet: andel
del: R
bortfallsgräns: false
bakgrundsmått: true
regel: {slag: registerkvot, fil: poor.csv, täljare: poor, nämnare: people}
exempel:
  - {namn: En av fyra, register: {poor: "1", people: "4"}, väntat: "0.250000"}
  - {namn: Ingen, register: {poor: "0", people: "4"}, väntat: "0.000000"}
  - {namn: Inte i registret, väntat: uppgift saknas}
"""
    + _DESCRIBED,
    LOG: """\
# Ändringar från 2030-mini till 2031-mini

Utgåvan 2030-mini har inga definitioner här. Loggen bygger bara på vad källorna säger.

| bedömning | indikatorer |
|---|---|
| Påverkade | 1 |

## Påverkade

ny fråga [001:9]

- `plan` Plan

Det som är märkt **Skiljer** kan ge ett annat resultat för samma verksamhet. Frågornas ordalydelser är våra ord, \
inte källans. Bara en direkt jämförbar indikator får bindas ihop över åren. Loggen är skapad ur definitionerna; \
ändra dem och kör `make docs` eller `oppna changes --write`.
""",
    GROUPS: "municipality,name,group\n0114,Ett,2\n0115,Två,3\n0180,Stad,5\n",
    FRAME: """\
unit,name,kind,municipality,county,population,skr_group
0114,Ett,municipality,0114,Stockholms län,43891,A2
0115,Två,municipality,0115,Stockholms län,32785,A2
0180,Stad,municipality,0180,Stockholms län,900000,A1
0180-D01,Norr,district,0180,Stockholms län,,A1
0180-D02,Söder,district,0180,Stockholms län,,A1
""",
}
"""Every file but the code lists, which are the product's own."""


def write_definitions(home: Path, code_lists: Path) -> Path:
    """The definitions in the folder `home`, with copies of the files in `code_lists`."""
    for name, text in FILES.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    shutil.copytree(code_lists, home / "codelists")
    return home


def change(home: Path, file: str, old: str, new: str) -> None:
    """Replace the one place where `old` stands in the file; a change that changes nothing is a mistake of the test."""
    path = home / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    path.write_text(text.replace(old, new), "utf-8")
