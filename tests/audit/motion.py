"""What moves on a page for somebody who has asked that nothing does."""

from playwright.sync_api import Page

MOVING = """() => {
  const lasts = times => times.split(',').some(time => parseFloat(time) > 0.01);
  const moving = [...document.querySelectorAll('*')].filter(it => {
    const style = getComputedStyle(it);
    return (style.animationName !== 'none' && lasts(style.animationDuration)) || lasts(style.transitionDuration)
      || style.scrollBehavior === 'smooth';
  });
  return moving.map(it => it.outerHTML.slice(0, 80)).concat(document.getAnimations().map(it => String(it.id)));
}"""


def moving(page: Page) -> list[str]:
    """Elements with an animation, a transition or smooth scrolling although reduced motion was asked for."""
    page.emulate_media(reduced_motion="reduce")
    return [str(line) for line in page.evaluate(MOVING)]
