// Presses the one button of the page behind an answer in a mail, for somebody who looks at it. Scanners that follow
// links in the first minutes never get this file, and a page that nobody sees waits.
const form = document.querySelector("form[data-tap]");
const press = () => form && document.visibilityState === "visible" && form.requestSubmit();

document.addEventListener("visibilitychange", press, { once: true });
press();
