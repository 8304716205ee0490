"""What is counted when registers of persons are looked through: code of the quality figures → its name, and of what."""

from __future__ import annotations

REGISTER_CHECKS = {
    "PNR_OFULLSTÄNDIGT": ("Ofullständiga personnummer", "rader; de räknas inte"),
    "PNR_KONTROLLSIFFRA": ("Fel kontrollsiffra", "placerade barn; de räknas"),
    "PLACERING_DUBBEL": ("Dubbla placeringar", "rader; de räknas en gång"),
    "PLACERING_ÖVERLAPP": ("Överlappande placeringar", "rader; dagarna räknas en gång"),
    "FOLKBOKFÖRING_SAKNAS": (
        "Saknas i befolkningsregistret",
        "placerade barn; de räknas som aldrig folkbokförda",
    ),
    "FOLKBOKFÖRING_DUBBEL": ("Flera rader i befolkningsregistret", "placerade barn; åren läggs ihop"),
    "KOMMUN_OKÄND": ("Okänd kommun", "placerade barn; de räknas bara i riket"),
    "ATC_SAKNAS": ("Uttag utan ATC-kod", "rader; de räknas inte"),
    "DAGAR_SAKNAS": ("Uttag utan antal dagar", "rader; ett antal dagar antas"),
    "UTTAG_DUBBELT": ("Dubbla uttag", "rader; dagarna räknas en gång"),
}
"""In the order they are shown. A register without rows is warned about and is no figure."""
