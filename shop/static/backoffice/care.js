// Puts a care number into the text where the cursor is; without it she types what the list shows.
const text = document.querySelector("textarea[name=text]")

for (const code of document.querySelectorAll(".care-numbers code")) {
  const button = document.createElement("button")
  button.type = "button"
  code.replaceWith(button)
  button.append(code)
  button.addEventListener("click", () => {
    text.setRangeText(code.textContent, text.selectionStart, text.selectionEnd, "end")
    text.focus()
  })
}
