// Presses the one button of the page behind an answer in a mail, for somebody who looks at it. Scanners that follow
// links in the first minutes never get this file, and a page that nobody sees waits.
// Who comes back to it by the browser's Back wants to leave it, not to be sent forward again.
const form = document.querySelector("form[data-tap]");
const isBack = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
const press = () => form && !isBack && document.visibilityState === "visible" && form.requestSubmit();

document.addEventListener("visibilitychange", press, { once: true });
press();
