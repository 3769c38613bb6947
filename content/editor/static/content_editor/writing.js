// Shows in both frames what is being typed, and asks before unsaved words are left behind.
const form = document.getElementById("writing")
const frames = [...document.querySelectorAll("iframe[name]")]
const PAUSE = 600
let changed = false
let waiting
let asked = 0

const put = (frame, page) => {
  const shown = frame.contentDocument?.querySelector("main")
  const fresh = page.querySelector("main")
  if (shown && fresh) shown.replaceWith(frame.contentDocument.importNode(fresh, true))
}

const refresh = async () => {
  const mine = ++asked
  const answer = await fetch(form.dataset.preview, { method: "POST", body: new FormData(form) })
  const html = await answer.text()
  if (!answer.ok || mine !== asked) return
  const page = new DOMParser().parseFromString(html, "text/html")
  for (const frame of frames) put(frame, page)
}

// Without the module that knows the building blocks the editor would drop them from the text, and saving would lose them.
document.addEventListener("prose-editor:ready", ({ detail: { editor } }) => {
  if (editor.schema.nodes.cardBlock) return
  for (const button of form.querySelectorAll("button[type=submit]")) button.disabled = true
  alert("The editor did not load completely, so nothing can be saved. Please load this page again.")
})

form.addEventListener("input", () => {
  changed = true
  clearTimeout(waiting)
  waiting = setTimeout(() => refresh().catch(() => {}), PAUSE)
})
form.addEventListener("submit", (event) => {
  if (!event.submitter?.formTarget) changed = false
})
form.addEventListener("draft:saved", () => {
  changed = false
})
addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "s") {
    event.preventDefault()
    form.requestSubmit()
  }
})
addEventListener("beforeunload", (event) => {
  if (changed) event.preventDefault()
})
