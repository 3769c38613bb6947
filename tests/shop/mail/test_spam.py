"""SpamAssassin reads every mail of ours, with the headers that it is sent with; `make audit` tells its worst score."""

import pytest

from tests.audit import spam

pytestmark = [pytest.mark.django_db, pytest.mark.looks]


def test_no_mail_looks_like_spam() -> None:
    found = spam.opinion()

    assert found.complaints == []
    assert found.mails > 50


def test_what_is_not_as_it_should_be_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: a mail that scores too high, one that was not read, and known spam that passes."""
    monkeypatch.setattr(spam, "_scores", lambda messages: {str(messages[0]["Message-ID"]): (0.6, "URI_HEX")})

    complaints = spam.opinion().complaints

    assert [complaints[-2].endswith(": 0.6 by URI_HEX"), complaints[-1]] == [True, "known spam has 0.0"]
    assert complaints[0].endswith(" was not read")
