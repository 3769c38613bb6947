// Words that lie over other words, or are cut off by their box. Returns a line for each.
() => {
  const shown = it => it.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const apart = it => {
    // What is fixed or sticky is meant to lie over the page; what is hidden from the eye is one pixel wide.
    for (let at = it; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (['fixed', 'sticky'].includes(style.position) || style.clipPath.startsWith('inset')) return true;
    }
    return false;
  };
  // The nearest box that cuts off what is wider than itself, unless one can scroll to it.
  const frame = it => {
    for (let at = it; at && at !== document.body; at = at.parentElement) {
      const overflow = getComputedStyle(at).overflowX;
      if (['auto', 'scroll'].includes(overflow)) return null;
      if (['hidden', 'clip'].includes(overflow)) return at.getBoundingClientRect();
    }
    return null;
  };
  const unseen = (box, edges) => edges && (box.top >= edges.bottom || box.bottom <= edges.top);
  const cut = (box, edges) => edges && (box.right > edges.right + 1 || box.left < edges.left - 1);
  const found = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const boxes = [];
  while (walker.nextNode()) {
    const text = walker.currentNode, parent = text.parentElement;
    if (!text.data.trim() || !shown(parent) || apart(parent) || parent.closest('option, svg')) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const edges = frame(parent);
    for (const box of range.getClientRects()) {
      if (unseen(box, edges)) continue;
      // A line's box is higher than its letters: a quarter at top and bottom may touch its neighbours'.
      const quarter = box.height / 4;
      if (cut(box, edges)) found.add(`cut off: “${text.data.trim().slice(0, 40)}”`);
      if (box.width > 2) {
        boxes.push({ parent, words: text.data.trim().slice(0, 40), left: box.left + 1, right: box.right - 1,
          top: box.top + quarter, bottom: box.bottom - quarter });
      }
    }
  }
  boxes.sort((one, other) => one.top - other.top);
  boxes.forEach((one, index) => {
    for (let next = index + 1; next < boxes.length && boxes[next].top < one.bottom; next++) {
      const other = boxes[next];
      if (one.parent !== other.parent && one.left < other.right && other.left < one.right) {
        found.add(`“${one.words}” lies over “${other.words}”`);
      }
    }
  });
  for (const it of document.querySelectorAll('input, select, textarea, button')) {
    if (shown(it) && !apart(it) && cut(it.getBoundingClientRect(), frame(it))) found.add(`cut off: ${it.outerHTML.slice(0, 60)}`);
  }
  return [...found];
}
