"""What an administrator fills in."""

from __future__ import annotations

from typing import Any

from django import forms

from oppna.accounts.models import Organisation
from oppna.accounts.roles import KIND_WORDS, ROLE_KIND, ROLE_WORDS, Kind, Role
from oppna.catalogue.codelists import counties
from oppna.catalogue.frame import frame_path
from oppna.catalogue.load import edition_heads


class RoleForm(forms.Form):
    """A role in an organisation."""

    role = forms.ChoiceField(
        label="Roll", choices=[(role.value, f"{ROLE_WORDS[role]} ({KIND_WORDS[ROLE_KIND[role]]})") for role in Role]
    )
    organisation = forms.ModelChoiceField(label="Organisation", queryset=Organisation.objects.all(), empty_label="välj")
    parts = forms.CharField(
        label="Delar",
        required=False,
        max_length=100,
        help_text="Bara för uppgiftslämnare för en del: enkätdelarnas beteckningar med mellanslag, till exempel B V.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})

    def clean_role(self) -> Role:
        """As the table of roles has it."""
        return Role(self.cleaned_data["role"])

    def clean_parts(self) -> list[str]:
        """Separated by blanks or commas."""
        return sorted(set(self.cleaned_data["parts"].replace(",", " ").split()))


class InvitationForm(RoleForm):
    """A new account and its first role."""

    email = forms.EmailField(
        label="E-post", help_text="Hit går brevet med länken. Adressen är också inloggningsnamnet."
    )
    name = forms.CharField(label="Namn", max_length=200)
    field_order = ("email", "name", "role", "organisation", "parts")


class EditionForm(forms.Form):
    """Whose frame."""

    edition = forms.ChoiceField(label="Ram ur utgåvan")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        heads = [(head.id, head.name) for head in reversed(edition_heads()) if frame_path(head).is_file()]
        self.fields["edition"].choices = heads  # type: ignore[attr-defined]


class RegionForm(EditionForm):
    """A regional unit and its counties."""

    name = forms.CharField(label="Namn", max_length=200)
    counties = forms.MultipleChoiceField(label="Län", widget=forms.CheckboxSelectMultiple)
    field_order = ("name", "edition", "counties")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["counties"].choices = list(counties().items())  # type: ignore[attr-defined]


class UserFilter(forms.Form):
    """Which accounts are listed."""

    search = forms.CharField(label="Namn, e-post eller organisation", required=False, max_length=200)
    role = forms.ChoiceField(
        label="Roll", required=False, choices=[("", "alla"), *((role.value, ROLE_WORDS[role]) for role in Role)]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})


class OrganisationFilter(forms.Form):
    """Which organisations are listed."""

    search = forms.CharField(label="Namn eller kod", required=False, max_length=200)
    kind = forms.ChoiceField(
        label="Slag", required=False, choices=[("", "alla"), *((kind.value, KIND_WORDS[kind]) for kind in Kind)]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
