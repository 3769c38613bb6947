/* htmx weighs more than the pages that use it, and none of them needs it before somebody touches something. So it is
   fetched at the first touch. What was changed before it came is told to it again; what was pressed, the form sent. */
{
  const { htmx } = document.currentScript.dataset;
  const TOUCHES = ["pointerdown", "focusin", "keydown"];
  const changed = new Set(); // all of them: a browser that fills in a whole form touches many fields at once

  const remember = event => { changed.add(event.target); };
  const begin = () => {
    const script = document.createElement("script");
    script.src = htmx;
    script.onload = () => {
      removeEventListener("change", remember, true);
      changed.forEach(field => field.dispatchEvent(new Event("change", { bubbles: true })));
    };
    document.head.append(script);
  };
  const touched = () => {
    TOUCHES.forEach(touch => removeEventListener(touch, touched, true));
    // htmx that arrives between "interactive" and "complete" would wait for an event that is over
    if (document.readyState === "complete") begin();
    else addEventListener("load", begin, { once: true });
  };

  TOUCHES.forEach(touch => addEventListener(touch, touched, true));
  addEventListener("change", remember, true);
}
