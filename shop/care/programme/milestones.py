# ruff: noqa: E501  # a paragraph is a line, as the owner's editor shows it
"""The milestones that the shop comes with: those of the domain notes (C2). No Django."""

from typing import Final

from shop.care.programme.steps import AnswerKind, Condition, Step, Track

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
