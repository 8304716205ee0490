"""A browser without scripts: it reads forms, fills them in and presses buttons, and knows nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.test import Client

Pairs = list[tuple[str, str]]


@dataclass
class Form:
    """A form as it came: `fields` what would be sent, `radios` name → values, `buttons` the named ones."""

    action: str
    method: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    radios: dict[str, list[str]] = field(default_factory=dict)
    buttons: Pairs = field(default_factory=list)
    disabled: bool = False


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.links: list[str] = []
        self.text: list[str] = []
        self.disabled = 0
        self._inside: Form | None = None
        self._textarea: str | None = None
        self._silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = Form(given.get("action", ""), given.get("method", "get").lower())
            self.forms.append(self._inside)
        elif tag == "a":
            self.links.append(given.get("href", ""))
        elif tag in ("script", "style"):
            self._silent = True
        elif tag == "fieldset" and "disabled" in given:
            self.disabled += 1
        if self._inside and not self.disabled and "disabled" not in given:
            self._control(tag, given)

    def _control(self, tag: str, given: dict[str, str]) -> None:
        form, name = self._inside, given.get("name", "")
        assert form is not None
        if tag == "button":
            form.buttons.append((name, given.get("value", "")))
        elif tag == "textarea" and name:
            self._textarea = name
            form.fields[name] = [""]
        elif tag == "input" and name:
            kind = given.get("type", "text")
            if kind == "radio":
                form.radios.setdefault(name, []).append(given.get("value", ""))
            if kind not in ("radio", "checkbox") or "checked" in given:
                form.fields.setdefault(name, []).append(
                    given.get("value", "on" if kind in ("radio", "checkbox") else "")
                )

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = None
        elif tag == "textarea":
            self._textarea = None
        elif tag == "fieldset":
            self.disabled = max(0, self.disabled - 1)
        elif tag in ("script", "style"):
            self._silent = False

    def handle_data(self, data: str) -> None:
        if self._textarea and self._inside:
            self._inside.fields[self._textarea] = [self._inside.fields[self._textarea][0] + data]
        elif not self._silent and data.strip():
            self.text.append(" ".join(data.split()))


class PlainBrowser:
    """One page at a time. Follows redirects, as browsers do."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.url = "/"
        self.response: Any = None
        self.page = _Reader()

    def go(self, url: str) -> PlainBrowser:
        """Open an address."""
        return self._took(self.client.get(urlsplit(urljoin(self.url, url)).path, follow=True), url)

    def press(self, name: str, value: str, /, form: int | None = None, **written: str) -> PlainBrowser:
        """Fill in fields (`svar_B1` is the field svar-B1 … written with the first _ for -) and press a button."""
        found = self.forms_with(name, value)[0] if form is None else self.page.forms[form]
        data = {key: list(values) for key, values in found.fields.items()}
        for key, text in written.items():
            data[key.replace("_", "-", 1)] = [text]
        if name:
            data[name] = [value]
        target = urlsplit(urljoin(self.url, found.action or self.url)).path
        return self._took(self.client.post(target, data, follow=True), target)

    def forms_with(self, name: str, value: str) -> list[Form]:
        found = [form for form in self.page.forms if (name, value) in form.buttons]
        assert found, f"no button {name}={value} on {self.url}: {[form.buttons for form in self.page.forms]}"
        return found

    @property
    def said(self) -> str:
        return " ".join(self.page.text)

    @property
    def status(self) -> int:
        return int(self.response.status_code)

    def _took(self, response: Any, url: str) -> PlainBrowser:
        self.response = response
        self.url = response.redirect_chain[-1][0] if response.redirect_chain else url
        self.page = _Reader()
        self.page.feed(response.content.decode())
        return self
