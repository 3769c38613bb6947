// Asks which block, and what the block needs to know.
const element = (tag, given = {}, ...inside) => {
  const made = Object.assign(document.createElement(tag), given)
  made.append(...inside)
  return made
}

const control = ({ name, choices, required, default: usual }, value) => {
  if (!choices) return element("input", { name, required, value: value ?? usual ?? "" })
  const select = element("select", { name, required })
  if (!required || !usual) select.append(element("option", { value: "", textContent: "–" }))
  for (const [choice, words] of choices) select.append(element("option", { value: choice, textContent: words }))
  select.value = value ?? usual ?? ""
  return select
}

const field = (attr, value) =>
  element(
    "label",
    {},
    attr.label,
    ...(attr.help ? [element("small", { textContent: attr.help })] : []),
    control(attr, value),
  )

const open = (title, help, fields, label) =>
  new Promise((resolve) => {
    const cancel = element("button", { type: "button", className: "btn btn-link", textContent: "Cancel" })
    const go = element("button", { type: "submit", className: "btn btn-primary", textContent: label })
    const form = element(
      "form",
      { method: "dialog" },
      element("h3", { className: "h5", textContent: title }),
      ...(help ? [element("p", { textContent: help })] : []),
      ...fields,
      element("menu", {}, go, cancel),
    )
    const dialog = element("dialog", { className: "block-dialog" }, form)
    let answer = null
    cancel.addEventListener("click", () => dialog.close())
    form.addEventListener("submit", () => {
      const given = [...new FormData(form)].map(([name, value]) => [name, value.trim()])
      answer = Object.fromEntries(given.filter(([, value]) => value))
    })
    dialog.addEventListener("close", () => {
      dialog.remove()
      resolve(answer)
    })
    document.body.append(dialog)
    dialog.showModal()
  })

// What the owner chose for one kind of block, or null if she changed her mind.
export const ask = async (kind, chosen) =>
  kind.attrs.length ? open(kind.label, kind.help, kind.attrs.map((attr) => field(attr, chosen[attr.name])), "Use it") : {}

// Which kind of block to put in.
ask.kind = async (kinds) => {
  const choices = kinds.map(({ name, label }) => [name, label])
  const attr = { name: "block", label: "Which one?", choices, required: true }
  const answer = await open("A building block", "", [field(attr)], "Next")
  return answer && kinds.find(({ name }) => name === answer.block)
}
