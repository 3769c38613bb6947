// The building blocks inside the editor: what the registry knows, as nodes and a mark that can be put in and moved.
import { Extension, Mark, Node } from "django-prose-editor/editor"
import { ask } from "./block-dialog.js"

const TAGS = { card: "div", box: "div", inline: "span", mark: "span" }

const chosenIn = (element, kind) =>
  Object.fromEntries(
    (kind?.attrs ?? [])
      .map(({ name }) => [name, element.getAttribute(`data-${name}`)])
      .filter(([, value]) => value),
  )

const written = ({ block, chosen }) => ({
  "data-block": block,
  ...Object.fromEntries(Object.entries(chosen).map(([name, value]) => [`data-${name}`, value])),
})

const summary = (kind, chosen) =>
  (kind?.attrs ?? [])
    .filter(({ name }) => chosen[name])
    .map(({ name, choices }) => choices?.find(([value]) => value === chosen[name])?.[1] ?? chosen[name])
    .join(", ")

// What a block of any shape has: which kind it is, and what was chosen for it.
const common = (shape, kinds) => ({
  addAttributes: () => ({
    block: { default: null, rendered: false, parseHTML: (element) => element.dataset.block },
    chosen: {
      default: {},
      rendered: false,
      parseHTML: (element) => chosenIn(element, kinds.get(element.dataset.block)),
    },
  }),
  parseHTML: () => [
    {
      tag: `${TAGS[shape]}[data-block]`,
      priority: 60,
      getAttrs: (element) => (kinds.get(element.dataset.block)?.shape === shape ? null : false),
    },
  ],
})

const head = (tag, { node, editor, getPos }, kind) => {
  const dom = document.createElement(tag)
  dom.className = "text-block-head"
  dom.contentEditable = "false"
  const words = document.createElement("span")
  words.textContent = [kind?.label ?? node.attrs.block, summary(kind, node.attrs.chosen)].filter(Boolean).join(": ")
  dom.append(words)
  if (kind?.attrs.length && editor.isEditable) {
    const button = document.createElement("button")
    button.type = "button"
    button.className = "btn btn-link btn-sm p-0"
    button.textContent = "Change"
    button.addEventListener("click", async () => {
      const chosen = await ask(kind, node.attrs.chosen)
      if (chosen) editor.view.dispatch(editor.state.tr.setNodeAttribute(getPos(), "chosen", chosen))
    })
    dom.append(" ", button)
  }
  return dom
}

const view = (shape, kinds) => (given) => {
  const tag = TAGS[shape]
  const dom = document.createElement(tag)
  dom.className = "text-block"
  dom.append(head(tag, given, kinds.get(given.node.attrs.block)))
  if (shape !== "box") return { dom, stopEvent: (event) => event.target.tagName === "BUTTON" }
  const contentDOM = document.createElement("div")
  contentDOM.className = "text-block-inside"
  dom.append(contentDOM)
  return { dom, contentDOM }
}

const node = (shape, kinds, schema) =>
  Node.create({
    name: `${shape}Block`,
    ...schema,
    ...common(shape, kinds),
    renderHTML: ({ node: { attrs } }) => [TAGS[shape], written(attrs), ...(shape === "box" ? [0] : [])],
    addNodeView: () => view(shape, kinds),
  })

const mark = (kinds) =>
  Mark.create({
    name: "markBlock",
    inclusive: false,
    excludes: "",
    ...common("mark", kinds),
    renderHTML: ({ mark: { attrs } }) => [
      "span",
      { ...written(attrs), class: "text-mark", title: kinds.get(attrs.block)?.label ?? "" },
      0,
    ],
  })

// The cursor goes into the box that was just put in, where the writer goes on.
const intoLastBox = ({ tr, commands }) => {
  let place = 0
  tr.doc.nodesBetween(0, tr.selection.from, ({ type }, at) => {
    if (type.name === "boxBlock") place = at
  })
  return commands.setTextSelection(place + 2)
}

const insert = (editor, kind, chosen) => {
  const attrs = { block: kind.name, chosen }
  const chain = editor.chain().focus()
  if (kind.shape === "mark") return chain.setMark("markBlock", attrs).run()
  if (kind.shape !== "box") return chain.insertContent({ type: `${kind.shape}Block`, attrs }).run()
  if (!editor.state.selection.empty) return chain.wrapIn("boxBlock", attrs).run()
  return chain
    .insertContent({ type: "boxBlock", attrs, content: [{ type: "paragraph" }] })
    .command(intoLastBox)
    .run()
}

export const Blocks = Extension.create({
  name: "blocks",
  addOptions: () => ({ kinds: [] }),

  addExtensions() {
    const kinds = new Map(this.options.kinds.map((kind) => [kind.name, kind]))
    return [
      node("card", kinds, { group: "block", atom: true, draggable: true }),
      node("box", kinds, { group: "block", content: "block+", defining: true, draggable: true }),
      node("inline", kinds, { group: "inline", inline: true, atom: true, draggable: true }),
      mark(kinds),
    ]
  },

  addMenuItems({ menu, buttons }) {
    const { kinds } = this.options
    menu.defineItem({
      name: "insertBlock",
      groups: "blocks",
      button: buttons.material("add_box", "Insert a building block"),
      async command(editor) {
        const hasWords = !editor.state.selection.empty
        const kind = await ask.kind(kinds.filter(({ shape }) => shape !== "mark" || hasWords))
        const chosen = kind && (await ask(kind, {}))
        if (chosen) insert(editor, kind, chosen)
      },
    })
    menu.defineItem({
      name: "removeMark",
      groups: "blocks",
      button: buttons.material("layers_clear", "Take the mark off these words"),
      hidden: (editor) => !editor.isActive("markBlock"),
      command: (editor) => editor.chain().focus().extendMarkRange("markBlock").unsetMark("markBlock").run(),
    })
  },
})
