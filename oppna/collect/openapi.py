"""The form's JSON addresses as OpenAPI 3.1: what its script speaks, told so that others can speak it too."""

from __future__ import annotations

from typing import Any

_TEXT = {"type": "string"}
_SENTENCE: dict[str, Any] = {
    "description": "En mening om varför.",
    "content": {
        "application/json": {"schema": {"type": "object"}},
        "text/html": {"schema": _TEXT},
        "text/plain": {"schema": _TEXT},
    },
}
_RESPONDENT = {
    "name": "respondent",
    "in": "path",
    "required": True,
    "schema": {"type": "integer", "minimum": 1, "maximum": 2**31},
}


def document() -> dict[str, Any]:
    """The whole description. Who calls is known by the session that a link or a log-in opened."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Öppnas enkät", "version": "1"},
        "paths": {
            "/svara/{respondent}/spara/": {"parameters": [_RESPONDENT], "post": _save()},
            "/svara/{respondent}/tid/": {"parameters": [_RESPONDENT], "post": _time()},
            "/halsa/": {"get": _health()},
        },
    }


def _save() -> dict[str, Any]:
    fields = {"type": "object", "additionalProperties": _TEXT}
    change = {
        "type": "object",
        "required": ["fields", "version"],
        "additionalProperties": False,
        "properties": {"fields": fields, "version": {"type": "integer"}, "unchanged": {"type": "boolean"}},
    }
    body = {
        "type": "object",
        "required": ["answers"],
        "additionalProperties": False,
        "properties": {"answers": {"type": "object", "minProperties": 1, "additionalProperties": change}},
    }
    kept = {
        "type": "object",
        "required": ["at", "kept", "refused", "conflicts"],
        "properties": {
            "at": _TEXT,
            "kept": {"type": "object", "additionalProperties": {"type": "integer"}},
            "refused": {"type": "object"},
            "conflicts": {"type": "object"},
        },
    }
    return {
        "summary": "Spara svar. Det som går att spara sparas; resten sägs fråga för fråga.",
        "requestBody": {"required": True, "content": {"application/json": {"schema": body}}},
        "responses": {
            "200": {"description": "Vad som står kvar.", "content": {"application/json": {"schema": kept}}},
            **{code: _SENTENCE for code in ("400", "403", "404", "503")},
        },
    }


def _time() -> dict[str, Any]:
    body = {"type": "object", "additionalProperties": {"type": "integer"}}
    return {
        "summary": "Sekunder som någon arbetat med frågor; läggs till summorna.",
        "requestBody": {"required": True, "content": {"application/json": {"schema": body}}},
        "responses": {"204": {"description": "Mottaget."}, **{code: _SENTENCE for code in ("400", "403", "404")}},
    }


def _health() -> dict[str, Any]:
    return {"summary": "Är sajten uppe?", "responses": {"200": _SENTENCE, "503": _SENTENCE}}
