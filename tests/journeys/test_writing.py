"""The owner writes: with building blocks, a preview that follows, and a search that readers can type into."""

from playwright.sync_api import FrameLocator, Locator, Page, expect

from tests.journeys.manners import Manners


def begin(owner: Page, kind: str, title: str, slug: str) -> None:
    owner.goto(f"/dashboard/writing/add/{kind}/")
    owner.locator("#id_title").fill(title)
    if slug:
        owner.locator("#id_slug").fill(slug)
    owner.get_by_role("button", name="Begin").click()
    expect(text_of(owner)).to_be_visible()


def text_of(owner: Page) -> Locator:
    """Where the text is typed."""
    return owner.locator(".ProseMirror[contenteditable=true]")


def put_in(owner: Page, block: str, **chosen: str) -> None:
    """A building block at the cursor, through the dialog."""
    dialog = owner.locator(".block-dialog")
    owner.get_by_role("button", name="Insert a building block").click()
    dialog.locator("select").select_option(block)
    dialog.get_by_role("button", name="Next").click()
    for name, value in chosen.items():
        dialog.locator(f"select[name={name}]").select_option(value)
    dialog.get_by_role("button", name="Use it").click()
    expect(dialog).to_have_count(0)


def save(owner: Page) -> None:
    owner.get_by_role("button", name="Save the draft").click()
    expect(owner.get_by_text("Saved. Readers see it once you publish it.")).to_be_visible()


def publish(owner: Page) -> None:
    owner.get_by_role("button", name="Save and publish").click()
    owner.get_by_role("button", name="Publish", exact=True).click()
    expect(owner.get_by_text("Published. Readers see it at")).to_be_visible()


def test_owner_writes_with_blocks_and_sees_them_as_she_types(page: Page, owner: Page) -> None:
    begin(owner, "article", "A written article", "a-written-article")
    owner.locator("#id_summary").fill("Two sentences.")
    phone: FrameLocator = owner.frame_locator("iframe[name=phone]")
    desktop: FrameLocator = owner.frame_locator("iframe[name=desktop]")

    text_of(owner).click()
    owner.keyboard.type("Keeps for weeks: ")
    put_in(owner, "care", number="fridge_break.at_most_weeks")
    put_in(owner, "callout", tone="tip")
    owner.keyboard.type("Typed into the box.")

    for frame in (phone, desktop):
        expect(frame.locator(".callout-tip")).to_contain_text("Typed into the box.")
        expect(frame.locator(".care-number")).to_have_text("3")
    save(owner)
    expect(text_of(owner).locator(".text-block")).to_have_count(2)
    publish(owner)
    page.goto("/a-written-article/")
    expect(page.locator(".prose > p").first).to_have_text("Keeps for weeks: 3")
    expect(page.locator(".callout-tip")).to_contain_text("Typed into the box.")


def test_second_window_is_told_and_loses_nothing(owner: Page) -> None:
    begin(owner, "guide", "A shared guide", "a-shared-guide")
    second = owner.context.new_page()
    second.goto(owner.url)
    text_of(owner).click()
    owner.keyboard.type("From the first window.")
    save(owner)

    text_of(second).click()
    second.keyboard.type("From the second window.")
    second.get_by_role("button", name="Save the draft").click()

    expect(second.get_by_text("Your text is not lost")).to_be_visible()
    expect(second.locator(".compared del")).to_have_text("second ")
    expect(second.locator(".compared ins")).to_have_text("first ")
    second.get_by_role("button", name="the draft again").click()
    expect(text_of(second)).to_have_text("From the second window.")


def test_reader_finds_a_question_while_typing(page: Page, owner: Page) -> None:
    begin(owner, "question", "Does it squeak?", "does-it-squeak")
    text_of(owner).click()
    owner.keyboard.type("Only on glass.")
    publish(owner)

    page.goto("/faq/")
    expect(page.locator(".question").nth(9)).to_be_visible()
    page.get_by_label("Look for a word").press_sequentially("squeak")

    expect(page.locator(".question h2")).to_have_text(["Does it squeak?"])
    expect(page.get_by_label("Look for a word")).to_have_value("squeak")


# The answer of the draft's own saving takes its time, as on a slow line; the page says when it has begun.
SLOW_LINE = """() => {
  const quick = window.fetch
  window.fetch = async (address, ...given) => {
    const answer = await quick(address, ...given)
    if (!String(address).endsWith("/autosave/")) return answer
    document.body.dataset.underway = "yes"
    await new Promise((go) => setTimeout(go, 1500))
    return answer
  }
}"""


def test_draft_saves_itself_and_stops_when_somebody_else_has_saved(owner: Page, manners: Manners) -> None:
    manners.expect(409)
    begin(owner, "guide", "A guide that saves itself", "a-guide-that-saves-itself")
    second = owner.context.new_page()
    second.goto(owner.url)
    text_of(owner).click()
    owner.keyboard.type("Typed and never saved.")
    expect(owner.locator("#saved")).to_contain_text("Draft saved")

    reopened = owner.context.new_page()
    reopened.goto(owner.url)
    expect(text_of(reopened)).to_have_text("Typed and never saved.")
    text_of(second).click()
    second.keyboard.type("From a window that knows nothing of it.")
    expect(second.locator("#saved")).to_contain_text("Your text is not lost")
    compare = second.locator("#saved").get_by_role("link", name="Compare them.").get_attribute("href")

    reopened.goto(str(compare))
    expect(reopened.locator(".compared")).to_contain_text("From a window that knows")


def test_button_pressed_while_the_draft_saves_itself_is_no_conflict(owner: Page) -> None:
    begin(owner, "guide", "A guide in a hurry", "a-guide-in-a-hurry")
    owner.evaluate(SLOW_LINE)
    text_of(owner).click()
    owner.keyboard.type("One ")
    expect(owner.locator("body")).to_have_attribute("data-underway", "yes")
    owner.keyboard.type("two.")

    save(owner)

    expect(text_of(owner)).to_have_text("One two.")
