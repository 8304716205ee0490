"""How an edition keeps shares of persons secret → whole Swedish sentences."""

from __future__ import annotations

from oppna.model.secrecy import SecrecyRule


def of_secrecy(rule: SecrecyRule) -> list[str]:
    """When a share is printed as x."""
    primary = rule.primary
    told = (
        f"Andelen visas inte (x) om 1–{primary.fewest - 1} personer har eller saknar det som mäts eller om nämnaren "
        f"är under {primary.denominator}."
    )
    further = "Fler andelar döljs, så att ingen dold går att räkna ut ur dem som visas."
    return [told, further] if rule.secondary else [told]
