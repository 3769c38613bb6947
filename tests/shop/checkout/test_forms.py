"""What the form lets through, and what it says when it doesn't."""

from typing import Any

import pytest

from shop.checkout.forms import CheckoutForm

GIVEN = {
    "email": "ada@example.org",
    "first_name": "Ada",
    "last_name": "Lovelace",
    "delivery": "standard",
    "line1": "12 High St",
    "city": "Columbus",
    "state": "OH",
    "zip_code": "43215",
}
NEEDED = "We need this to send your parcel."
ONE_LINE = "Please use plain text on one line, without line breaks or hidden characters."


def errors(**changes: str) -> dict[str, list[str]]:
    found = CheckoutForm({**GIVEN, **changes}).errors
    return {name: [str(error) for error in found[name]] for name in found}


def buyer(user: Any = None, **changes: str) -> Any:
    form = CheckoutForm({**GIVEN, **changes}, user=user)
    assert form.errors == {}
    return form.buyer()


def test_complete_form_becomes_a_buyer() -> None:
    given = buyer()

    assert (given.email, given.line1, given.state, given.zip_code) == ("ada@example.org", "12 High St", "OH", "43215")
    assert (given.delivery_code, given.pickup_place_id, given.collects) == ("standard", None, False)


def test_parcel_needs_an_address() -> None:
    assert errors(line1="", city="", state="", zip_code="") == {
        "line1": [NEEDED],
        "city": [NEEDED],
        "state": [NEEDED],
        "zip_code": [NEEDED],
    }


def test_pickup_needs_no_address_and_keeps_none() -> None:
    given = buyer(delivery="pickup:3", line1="12 High St", state="")

    assert (given.delivery_code, given.pickup_place_id, given.line1, given.collects) == ("pickup", 3, "", True)


def test_zip_code_of_another_state_is_refused() -> None:
    assert errors(zip_code="90210") == {
        "zip_code": ["ZIP code 90210 is in CA, not in OH. Please correct the one that is wrong."]
    }


def test_zip_code_that_does_not_exist_is_refused() -> None:
    assert errors(zip_code="00000") == {"zip_code": ["There is no ZIP code 00000. Please check the digits."]}


@pytest.mark.parametrize("zip_code", ["4321", "ABCDE", "43215-12", "43215x"])
def test_zip_code_that_is_none_is_refused(zip_code: str) -> None:
    assert errors(zip_code=zip_code) == {
        "zip_code": ["Please write the ZIP code with five digits, such as 45674, or as 45674-0001."]
    }


def test_military_post_is_a_place_to_send_to() -> None:
    given = buyer(line1="PSC 1234, Box 5", city="APO", state="AE", zip_code="09012")

    assert (given.state, given.zip_code) == ("AE", "09012")


def test_unknown_state_is_refused() -> None:
    assert list(errors(state="ZZ")) == ["state"]


@pytest.mark.parametrize("name", ["first_name", "last_name", "line1", "line2", "city"])
@pytest.mark.parametrize("text", ["Ada\r\nBcc: x@example.org", "Ada\nX", "Ada\x0bX", "Ada\u2028X", "Ada\u202eX"])
def test_text_that_could_forge_a_header_is_refused(name: str, text: str) -> None:
    assert errors(**{name: text}) == {name: [ONE_LINE]}


def test_null_character_is_refused() -> None:
    assert list(errors(first_name="Ada\x00")) == ["first_name"]


@pytest.mark.parametrize("text", ["Ada\r\nBcc: x@example.org", "ada@example.org\nBcc: x@example.org"])
def test_email_that_could_forge_a_header_is_refused(text: str) -> None:
    assert list(errors(email=text)) == ["email"]


@pytest.mark.parametrize("name", ["Zoë 👩‍🌾", "\U0001d49cda", "李小龍", "🏴󠁧󠁢󠁳󠁣󠁴󠁿 Ailsa"])
def test_any_script_and_emoji_are_names(name: str) -> None:
    assert buyer(first_name=name).first_name == name


@pytest.mark.parametrize(("name", "most"), [("first_name", 80), ("last_name", 80), ("line1", 120), ("city", 80)])
def test_text_of_300_characters_is_too_long(name: str, most: int) -> None:
    assert errors(**{name: "x" * 300}) == {name: [f"This can have {most} characters at most. Please shorten it."]}


def test_gift_message_has_500_characters_at_most() -> None:
    assert errors(is_gift="on", gift_recipient_name="Bob", gift_message="x" * 501) == {
        "gift_message": ["This can have 500 characters at most. Please shorten it."]
    }
    assert buyer(is_gift="on", gift_recipient_name="Bob", gift_message="🎁" * 500).gift_message == "🎁" * 500


def test_gift_message_keeps_its_lines() -> None:
    assert buyer(is_gift="on", gift_recipient_name="Bob", gift_message="Dear Bob,\r\nenjoy").gift_message == (
        "Dear Bob,\nenjoy"
    )


def test_gift_message_with_hidden_characters_is_refused() -> None:
    assert errors(is_gift="on", gift_recipient_name="Bob", gift_message="a\u202eb") == {"gift_message": [ONE_LINE]}


def test_gift_needs_somebody_to_get_it() -> None:
    assert errors(is_gift="on", gift_message="Enjoy") == {
        "gift_recipient_name": ["Please tell us who the gift is for."]
    }


def test_gift_that_was_unticked_is_left_out() -> None:
    given = buyer(gift_recipient_name="Bob", gift_recipient_email="bob@example.org", gift_message="Enjoy")

    assert (given.gift_recipient_name, given.gift_recipient_email, given.gift_message) == ("", "", "")


def test_only_customers_are_asked_whether_to_keep_the_address() -> None:
    assert "save_address" not in CheckoutForm(GIVEN).fields
    assert buyer(user=object(), save_address="on").save_address is True
