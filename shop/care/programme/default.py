# ruff: noqa: E501  # a paragraph is a line, as the owner's editor shows it
"""The programme that the shop comes with: the milestones of the domain notes (C2), and what a break, a tap and a
choice bring. Care numbers stand in braces and are filled in when a mail is written. No Django."""

from typing import Final

from shop.care.programme.steps import AnswerKind, Condition, Programme, Step, Track

ABOUT_A_BATCH: Final = (AnswerKind.THICK, AnswerKind.THIN, AnswerKind.OFF)
WRONG: Final = (
    "When something is really wrong you'll know: fuzz or spots, a pink, orange, green or black tint, slimy threads, or a "
    "smell of rot or paint. Then don't taste, don't scrape: kefir and grains go, and you write to us. Not sure? Send us a "
    "picture first."
)

MILESTONES: Final = (
    Step(
        key="D0",
        track=Track.MILESTONE,
        day=0,
        title="Welcome home: the first meal",
        subject="Welcome home, squishies: today's first meal",
        picture="squishies",
        asks_arrival=True,
        text="""Five minutes, and they can settle in.

1. Wash your hands, a glass jar and a strainer in hot soapy water, and rinse.
2. Strain the grains and pour the travel milk away. It will smell sour and yeasty; travel does that. No need to rinse the grains.
3. Feed: grains into the clean jar, {first_batches.first_milk} of cold pasteurized milk over them. Whole milk is easiest; leave cartons marked {milk.marks_to_avoid} for later.
4. Cover loosely, put the jar at {room.best} and out of the sun, and leave it alone until tomorrow.

Please feed them within {arrival.feed_within_hours} hours. Not today? They're fine in their pack in the fridge for up to {arrival.fridge_days_in_pack} days.

**Before anybody drinks it:** the grains and their kefir are milk, alive, and hold a little alcohol. Not for anyone with a milk allergy, and not a drink for babies under {safety.no_drink_before_months} months. Pregnant, a weakened immune system, or medicine that minds milk or alcohol? Ask your doctor first.

Something broken or odd? Take a picture and write to us.""",
    ),
    Step(
        key="D1",
        track=Track.MILESTONE,
        day=1,
        title="Pour the first milk away",
        subject="Pour the first milk away, and feed them again",
        picture="strainer",
        asks=ABOUT_A_BATCH,
        text="""The first milk was for them, not for you. Strain it, pour it away, and give the grains {first_batches.first_milk} of fresh milk.

It may look like barely changed milk, with a little foam and a smell of bread dough. They're tired, not broken.

From here on: strain and feed every {feeding.every_hours} hours, whether it has set or not, and never later than {feeding.at_most_hours} hours at room temperature.

Once a batch smells clean and sour it's yours. Begin with {serving.first_tablespoons} tablespoons a day; it's food, so there is no right amount. A little gas at first is common: take less. Fever, blood, vomiting, strong pain, or an upset belly beyond {safety.upset_days_to_ask} days: stop, and see a doctor. Taking medicine? Ask your pharmacist how far apart; milk gets in the way of some.""",
    ),
    Step(
        key="D3",
        track=Track.MILESTONE,
        day=3,
        title="Still thin? That's normal",
        subject="Still thin? That's normal",
        picture="mindful",
        condition=Condition.NOT_YET_THICK,
        asks=ABOUT_A_BATCH,
        text=f"""Day three is when people worry. Thin one day, thicker the next, a bit foamy: all of that is grains finding their feet. Most need {{settling.usual_batches}} batches, some as many as {{settling.most_batches}}. Allow them {{settling.allow_weeks}} weeks.

- Stay with {{first_batches.first_milk}} of milk. Less milk is easier on them than more.
- Cool kitchen? Look for a spot nearer {{room.best}}.
- Keep to every {{feeding.every_hours}} hours, even if nothing has set.

{WRONG}""",
    ),
    Step(
        key="D3-thick",
        track=Track.MILESTONE,
        day=3,
        title="Thick already",
        subject="Thick already? Your squishies travel well",
        picture="squishies",
        condition=Condition.THICK,
        asks=ABOUT_A_BATCH,
        text="""You said it set. On day three that's quick: these grains shrugged the journey off.

- Stay with {first_batches.first_milk} for one more batch, so that it isn't luck.
- Set twice in a row within {settling.sets_within_hours} hours? Then give them {first_batches.next_milk}.
- Thin again tomorrow? That happens too, and means nothing.""",
    ),
    Step(
        key="D5",
        track=Track.MILESTONE,
        day=5,
        title="Time for a full cup",
        subject="Setting within a day? Time for a full cup",
        picture="pour",
        paced=True,
        useful_days=3,
        condition=Condition.SMALL_BATCHES,
        asks=ABOUT_A_BATCH,
        text="""Look at the last batches. Did the milk set within {settling.sets_within_hours} hours?

**Yes:** step up to {first_batches.next_milk}. The first bigger batch may take a little longer; that evens out.

**Not yet:** stay at {first_batches.first_milk} for now. No exam, no hurry.

More kefir makes more gas: rest the lid loosely, leave air above the milk, and never close a full bottle tightly.""",
    ),
    Step(
        key="D9",
        track=Track.MILESTONE,
        day=9,
        title="Too sour, or parted",
        subject="Too sour, or parted into curds and whey?",
        picture="strainer",
        paced=True,
        useful_days=4,
        asks=ABOUT_A_BATCH,
        text="""Pockets of clear whey, a sharp taste: the grains were faster than the clock. It's still kefir. Stir it, strain it, and change one thing:

- more milk, up to {steady.most_milk} for each tablespoon of grains,
- or fewer grains in the jar,
- or a cooler spot, or an earlier look.

Above {room.shorten_above} everything goes faster: shorten the wait, or let the jar spend the hot part of the day in the fridge.

Smells of yeast instead? One rinse with cool water is fine now and then.

Strained kefir goes into the fridge within {keeping.out_of_fridge_hours} hours, at {keeping.fridge_at_most} or below: best within {keeping.best_within_days} days, poured away after {keeping.at_most_days}. The longer it ferments or waits, the more alcohol it holds, up to about {safety.alcohol_percent_when_long} percent; for children, only what is fresh.""",
    ),
    Step(
        key="D14",
        track=Track.MILESTONE,
        day=14,
        title="Growing, and what to do with more",
        subject="Count your squishies: they're growing",
        picture="squishies",
        paced=True,
        useful_days=6,
        text="""Time for a census. Happy grains grow by {growth.percent_a_week} percent a week, often faster. More grains in the same milk turn it sour quickly, so when {growth.keep} has become {growth.split_at}, or the milk parts in about {growth.split_if_milk_parts_in_hours} hours:

- give the bigger family more milk, or
- keep {growth.keep} in the jar and pass the rest on to a friend, with a word that they contain milk. Your jar's page has a code for the friend's spoonful, so that it gets notes of its own.

For every day from now on: {steady.cups} cups of milk for each tablespoon of grains, every {feeding.every_hours} hours.""",
    ),
    Step(
        key="D21",
        track=Track.MILESTONE,
        day=21,
        title="Taking a break in the fridge",
        subject="Going away? How squishies take a break",
        picture="fridge",
        useful_days=6,
        text="""After about {fridge_break.first_after_weeks} weeks of work the grains may rest, and so may you.

**To rest:** fresh milk, at least {steady.least_milk} for each tablespoon, lid resting loosely, into the fridge. Up to {fridge_break.days_without_care} days they need nothing. Longer: change the milk every {fridge_break.milk_change_days} days, and bring them out after {fridge_break.at_most_weeks} weeks at most.

**To wake:** strain, fresh milk, room temperature. Count on {fridge_break.wake_up_batches} batches until they are themselves again.

Going now? Tell your jar's page, and these notes change to fit.""",
    ),
    Step(
        key="D25",
        track=Track.MILESTONE,
        day=25,
        title="A spare in the freezer",
        subject="Keep a spare: squishies in the freezer",
        picture="fridge",
        useful_days=4,
        text="""Jars fall, and somebody always means well and washes them up. So once your family has grown, put some away:

1. Pat a teaspoon of grains dry with a clean cloth.
2. Roll them in dry milk powder.
3. Into a freezer bag, with today's date on it.

They keep for several months, {backup.frozen_months_at_most} at the very most. To wake them: thaw in the fridge, then begin as on the first day.""",
    ),
    Step(
        key="D30",
        track=Track.MILESTONE,
        day=30,
        title="A month together",
        subject="A month together: what would you like next?",
        picture="jar",
        useful_days=7,
        text="""A month ago a spoonful of tired travelers came to you. If they're still turning milk into kefir, you are a keeper.

The short version, for the fridge door:

- every {feeding.every_hours} hours, {steady.cups} cups of milk for each tablespoon of grains
- {room.best}, loosely covered, out of the sun
- too sour: more milk, or fewer grains
- away: into the fridge, fresh milk every {fridge_break.milk_change_days} days, {fridge_break.at_most_weeks} weeks at most

This was the last of our notes, unless you choose otherwise on your jar's page: a note once a month, the calendar only, or nothing more. Nothing is fine too.

If they aren't well, send us a picture. We answer.""",
    ),
)

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
