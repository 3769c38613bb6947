# ruff: noqa: E501  # a paragraph is a line, as the owner's editor shows it
"""The programme that the shop comes with: the milestones, and what a break, a tap and a choice bring.

Care numbers stand in braces and are filled in when a mail is written. No Django.
"""

from typing import Final

from shop.care.programme.milestones import ABOUT_A_BATCH, MILESTONES, WRONG
from shop.care.programme.steps import AnswerKind, Condition, Programme, Step, Track

BREAK: Final = (
    Step(
        key="rest",
        track=Track.BREAK,
        day=0,
        title="To bed in the fridge",
        subject="Good night, squishies: how to put them to rest",
        picture="fridge",
        useful_days=2,
        text="""You said that your grains take a break. Before they go:

1. Strain them and give them fresh milk, at least {steady.least_milk} for each tablespoon.
2. Rest the lid on the jar loosely.
3. Into the fridge, at {keeping.fridge_at_most} or below.

Up to {fridge_break.days_without_care} days they need nothing. After that we'll remind you of fresh milk every {fridge_break.milk_change_days} days, and of nothing else until you are back.""",
    ),
    Step(
        key="change",
        track=Track.BREAK,
        day=7,
        every=7,
        until=56,
        title="Fresh milk in the fridge",
        subject="Fresh milk for sleeping squishies",
        picture="fridge",
        useful_days=3,
        text="""Another {fridge_break.milk_change_days} days in the fridge. Strain the grains, give them fresh milk, put them back.

If the milk has set and smells clean, it's kefir: drink it or bake with it. If not, they were sound asleep.

Nobody at home to do it? A few days late is no harm; {fridge_break.at_most_weeks} weeks in one milk is the limit.""",
    ),
    Step(
        key="three-weeks",
        track=Track.BREAK,
        day=21,
        title="Three weeks are the usual limit",
        subject="Three weeks asleep: time to wake them?",
        picture="fridge",
        useful_days=4,
        text="""{fridge_break.at_most_weeks} weeks in the fridge are the usual limit. Longer often works, but each week makes waking slower.

**Best now:** take them out, strain, fresh milk, room temperature, and tell us that you are back. {fridge_break.wake_up_batches} batches, and they're themselves again.

**Still away:** change the milk all the same. For a really long absence a spare in the freezer is the better bed.""",
    ),
    Step(
        key="long-rest",
        track=Track.BREAK,
        day=63,
        title="Asleep for very long",
        subject="Our last note until your squishies wake",
        picture="fridge",
        useful_days=7,
        text="""Your grains have been asleep for very long, much longer than the {fridge_break.at_most_weeks} weeks that they bear well. So this is the last note of this break: we don't want to nag.

**Back again?** Tell us, and we help you wake them. Fuzz or a strange color, and everything goes. Otherwise give them fresh milk at room temperature, day after day, small batches, and {settling.allow_weeks} weeks of patience. Some wake after very long; some don't, and that's nobody's fault.

**Still away?** Fresh milk every {fridge_break.milk_change_days} days is still what keeps them best. Nothing more comes from us until you are back.""",
    ),
)

WAKE: Final = (
    Step(
        key="wake-1",
        track=Track.WAKE,
        day=0,
        title="Waking up: the first batch",
        subject="Good morning, squishies: the first batch awake",
        picture="mindful",
        asks=ABOUT_A_BATCH,
        text="""Welcome back, all of you. Look and smell before you begin: fuzz or a strange color means that everything goes. Otherwise:

1. Strain the grains, and pour the old milk away if they slept long.
2. Into a clean jar, with {first_batches.first_milk} of fresh milk.
3. Cover loosely, at {room.best}, until tomorrow.

This batch is for waking up. It may be thin or smell of yeast. If you don't like it, pour it away; that's what it is for.""",
    ),
    Step(
        key="wake-2",
        track=Track.WAKE,
        day=1,
        title="Waking up: the second batch",
        subject="The second batch awake: nearly themselves again",
        picture="mindful",
        asks=ABOUT_A_BATCH,
        text="""Strain, fresh milk, {first_batches.first_milk} again. Sets within {settling.sets_within_hours} hours? Then they are back, and tomorrow may be as before the break.

Still thin? Waking takes {fridge_break.wake_up_days} days for some. Small batches until it sets.""",
    ),
)

FOLLOW_UPS: Final = (
    Step(
        key="smells-off",
        track=Track.FOLLOW_UP,
        day=1,
        after=AnswerKind.OFF,
        title="After a batch that smelled off",
        subject="You said it smelled off: how is it today?",
        picture="strainer",
        asks=ABOUT_A_BATCH,
        text=f"""Sour like yogurt, yeasty like bread, a bit like cheese: all of that is kefir being kefir.

- **Yeasty or very sharp:** they were too warm, or too long in the same milk. Strain, rinse once with cool water, and give them fresh milk; look earlier next time.
- **Odd, but you aren't sure:** don't drink this batch. Strain, wash jar and strainer hot, feed {{first_batches.first_milk}}, and smell again tomorrow.
- **Not since they came?** Then it's the journey. Pour away, feed, wait a day.

{WRONG}""",
    ),
)

NUDGE: Final = Step(
    key="feed",
    track=Track.NUDGE,
    day=0,
    title="Feeding time",
    subject="Feeding time for your squishies",
    useful_days=0,
    asks=(AnswerKind.FED, *ABOUT_A_BATCH),
    text="""Strain, fresh milk, loosely covered. One breath in, one breath out. Done.

You asked for a note a day; it ends by itself. Your jar's page says when, and has the button for more.""",
)

# Of two notes on one day the later one goes: in its season a kitchen has a note of its own.
MONTHLY: Final = (
    Step(
        key="month",
        track=Track.MONTHLY,
        day=0,
        title="A note once a month",
        subject="Your squishies, this month",
        picture="jar",
        useful_days=10,
        text="""Kitchens change with the seasons, and so does the time that a batch takes. Look at today's jar: does it still set when you expect it to?

- Faster, and sour? An earlier look, or more milk.
- Slower? A spot nearer {room.best}, and patience.
- More than {growth.split_at} of grains? Time to share, or to freeze some.

A fresh, hot-washed jar {jar.clean_jar_times_a_week} times a week keeps everything sweet.""",
    ),
    Step(
        key="month-summer",
        track=Track.MONTHLY,
        day=0,
        condition=Condition.SUMMER,
        title="A note for warm kitchens",
        subject="Warm days: look at your squishies earlier",
        picture="pour",
        useful_days=10,
        text="""Warm grains are quick grains. Above {room.shorten_above} a batch is sour before you think of it:

- look hours earlier than in spring, or
- give more milk, up to {steady.most_milk} for each tablespoon, or
- let the jar spend the hot part of the day in the fridge.

{room.harmful} for more than {room.harmful_beyond_hours} hours is too much for them: a closed car, a sunny sill, a stove that is on.""",
    ),
    Step(
        key="month-winter",
        track=Track.MONTHLY,
        day=0,
        condition=Condition.WINTER,
        title="A note for cold kitchens",
        subject="Cold days: give your squishies more time",
        picture="mindful",
        useful_days=10,
        text="""Cold grains are slow grains, and thin kefir on a winter morning is no illness. Below {room.best}:

- give them longer, but fresh milk after {feeding.at_most_hours} hours at the latest, or
- less milk: {steady.least_milk} for each tablespoon, or
- a warmer spot. On top of the fridge is often nicer than beside it; on the radiator is too nice.""",
    ),
)

DEFAULT: Final = Programme(0, (NUDGE, *MILESTONES, *BREAK, *WAKE, *FOLLOW_UPS, *MONTHLY))
