const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as it stands in XHTML. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character] ?? '')
}

/** XHTML inside the one `div` of a narrative (R4 narrative.html). */
export function division(content: string): string {
  return `<div xmlns="http://www.w3.org/1999/xhtml">${content}</div>`
}
