// Saves the draft a moment after the last word, so that a tab that dies takes nothing along. It stops as soon as somebody
// else has saved the page: from then on only the button saves.
const form = document.getElementById("writing")
const status = document.getElementById("saved")
const QUIET = 3000
const LONGEST = 20000
let timer
let unsavedSince = 0
let lastWord = 0
let underway = null
let stopped = false

const say = (words, kind, link) => {
  status.className = kind
  status.textContent = words
  if (!link) return
  status.append(" ", Object.assign(document.createElement("a"), { href: link, textContent: "Compare them." }))
}

const take = async (answer) => {
  if (answer.redirected) return say("Not saved: log in again in another tab, then go on here.", "text-danger")
  const { said, version, compare } = await answer.json()
  stopped ||= answer.status === 409
  if (!answer.ok) return say(said, "text-danger", compare)
  form.elements.version.value = version
  say(said, "text-muted")
  return true
}

const send = async () => {
  const seen = lastWord
  try {
    const saved = await take(await fetch(form.dataset.autosave, { method: "POST", body: new FormData(form) }))
    if (saved && seen === lastWord) form.dispatchEvent(new CustomEvent("draft:saved"))
  } catch {
    say("Not saved: no connection. It tries again with your next word.", "text-danger")
  }
}

const save = async () => {
  clearTimeout(timer)
  await underway
  if (stopped || !unsavedSince) return
  unsavedSince = 0
  underway = send()
  await underway
  underway = null
}

form.addEventListener("input", () => {
  lastWord = performance.now()
  unsavedSince ||= lastWord
  clearTimeout(timer)
  timer = setTimeout(save, Math.min(QUIET, Math.max(0, unsavedSince + LONGEST - lastWord)))
})

// What the button saves must be newer than what is still on its way, or she would be told that she saved meanwhile.
form.addEventListener("submit", async (event) => {
  if (event.submitter?.formTarget) return
  clearTimeout(timer)
  if (underway) {
    event.preventDefault()
    await underway
    form.requestSubmit(event.submitter)
  } else stopped = true
})

document.addEventListener("visibilitychange", () => {
  if (document.hidden) save()
})
