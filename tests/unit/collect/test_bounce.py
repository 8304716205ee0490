"""Messages of mail servers about letters that did not arrive."""

from __future__ import annotations

from email import message_from_string

import pytest

from oppna.collect.form.bounce import Bounce, bounces

REPORT = """\
From: MAILER-DAEMON@mx.example
To: oppna@oppna.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="X"

--X
Content-Type: text/plain

I'm sorry.

--X
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; Registrator@Kommun.example
Action: {action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <registrator@kommun.example>:
    no such user

--X
Content-Type: {kind}

Message-ID: <one@oppna.example>
Subject: Inbjudan
{rest}
--X--
"""
KINDS = {"message/rfc822": "\nText\n", "text/rfc822-headers": ""}


def told(action: str = "failed", kind: str = "message/rfc822") -> list[Bounce]:
    return list(bounces(message_from_string(REPORT.format(action=action, kind=kind, rest=KINDS[kind]))))


@pytest.mark.parametrize("kind", KINDS)
def test_a_failure_names_the_letter_the_address_and_why(kind: str) -> None:
    (bounce,) = told(kind=kind)
    assert bounce.message_id == "<one@oppna.example>"
    assert bounce.recipient == "registrator@kommun.example"
    assert bounce.status == "5.1.1"
    assert bounce.reason == "550 5.1.1 <registrator@kommun.example>: no such user"


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", ""])
def test_what_is_no_failure_is_no_bounce(action: str) -> None:
    assert told(action) == []


def test_an_ordinary_answer_is_no_bounce() -> None:
    assert list(bounces(message_from_string("Subject: Hej\n\nAction: failed\n"))) == []
