"""Which ZIP code lies in which state."""

import pytest
from localflavor.us.us_states import STATE_CHOICES

from shop.care.zones import zone_for
from shop.checkout.zip_states import PREFIXES, states_of


@pytest.mark.parametrize(
    ("zip_code", "states"),
    [
        ("45674", {"OH"}),  # Rio Grande
        ("43215-1234", {"OH"}),
        ("00501", {"NY"}),  # the lowest there is
        ("99950", {"AK"}),  # the highest
        ("05544", {"MA"}),  # in the middle of Vermont's
        ("06390", {"CT", "NY"}),
        ("20001", {"DC"}),
        ("20101", {"VA"}),
        ("73301", {"TX"}),  # in the middle of Oklahoma's
        ("83414", {"ID", "WY"}),
        ("88595", {"TX"}),  # in the middle of New Mexico's
        ("00801", {"VI"}),
        ("00901", {"PR"}),
        ("96799", {"AS", "HI"}),
        ("96910", {"GU", "MP"}),
        ("34002", {"AA"}),
        ("09012", {"AE"}),
        ("96201", {"AP"}),
        ("00000", set()),
        ("00400", set()),
        ("99400", {"WA"}),
        ("", set()),
    ],
)
def test_zip_code_lies_in_its_states(zip_code: str, states: set[str]) -> None:
    assert states_of(zip_code) == states


def test_every_state_of_the_form_has_zip_codes_and_a_time_zone() -> None:
    offered = {str(code) for code, _ in STATE_CHOICES}

    assert set(PREFIXES) == offered
    assert {code for code in offered if not zone_for(code, "")} == set()


def test_each_prefix_serves_one_state_but_for_the_known_borders() -> None:
    shared = {f"{n:03}": states_of(f"{n:03}00") for n in range(1000) if len(states_of(f"{n:03}00")) > 1}

    assert shared == {
        "063": {"CT", "NY"},
        "205": {"DC", "MD", "VA"},
        "726": {"AR", "MO"},
        "739": {"OK", "TX"},
        "834": {"ID", "WY"},
        "967": {"AS", "HI"},
        "969": {"GU", "MP"},
    }


def test_only_prefixes_that_the_post_has_not_given_out_belong_to_nobody() -> None:
    # fmt: off
    not_given_out = [
        0, 1, 2, 3, 4, 269, 353, 428, 429, 529, 568, 578, 579, 589, 659, 694, 695, 696, 697, 698, 699, 715, 817, 818,
        819, 839, 848, 849, 866, 867, 868, 869, 886, 887, 899,
    ]
    # fmt: on

    assert [n for n in range(1000) if not states_of(f"{n:03}00")] == not_given_out
