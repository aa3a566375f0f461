const xhtml = 'http://www.w3.org/1999/xhtml'
const words = (list: string) => new Set(list.split(' '))

/** HTML 4.0 chapters 7 to 11 without 9.4, and 15, links and images; nothing deprecated (R4 narrative.html#rules). */
const elements = words(
  'a abbr acronym address area b bdo big blockquote br caption cite code col colgroup dd dfn div dl dt em h1 h2 h3 h4 ' +
    'h5 h6 hr i img kbd li map ol p pre q samp small span strong sub sup table tbody td tfoot th thead tr tt ul var',
)
const attributes = words(
  'abbr accesskey align alt axis border cellpadding cellspacing char charoff charset class colspan coords dir frame ' +
    'headers height hreflang id ismap lang name nohref nowrap rel rev rowspan rules scope shape span summary tabindex ' +
    'title type usemap valign width xml:lang xml:space',
)
const links = words('cite href longdesc src')
const linkSchemes = words('cid ftp http https mailto tel urn')

const declaration = /^\s*(?:<\?xml\s[^<>]*\?>\s*)?/
const tagStart = /<(\/?)((?:([A-Za-z][\w.-]*):)?([a-z][a-z0-9]*))(?=[\s/>])/y
const attributeStart = /\s+([A-Za-z_][\w.:-]*)\s*=\s*(["'])/y
const tagEnd = /\s*(\/?)>/y

const characters: Readonly<Record<string, string>> = { amp: '&', apos: "'", gt: '>', lt: '<', quot: '"' }

/** An attribute as a browser reads it; undefined where a name is used that only some readers know, such as `&colon;`. */
function decoded(value: string): string | undefined {
  const text = value.replace(/&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|(amp|apos|gt|lt|quot));/g, (_, ...found) => {
    const [decimal, hexadecimal, name = ''] = found as (string | undefined)[]
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
    return characters[name] ?? (code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd')
  })
  return /&(?:#|[A-Za-z]+;)/.test(value.replace(/&(?:#\w+|amp|apos|gt|lt|quot);/g, '')) ? undefined : text
}

/** Whether a link runs nothing. Browsers drop blanks and controls, also within a scheme. */
function isSafeLink(name: string, value: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what it drops
  const link = decoded(value)?.replace(/[\u0000-\u0020]+/g, '')
  if (link === undefined) return false
  const [head = ''] = /^[^/?#]*/.exec(link) ?? []
  const scheme = head.includes(':') ? head.slice(0, head.indexOf(':')).toLowerCase() : undefined
  if (scheme === undefined || linkSchemes.has(scheme)) return true
  return name === 'src' && head.toLowerCase() === 'data:image'
}

/** Whether a style loads and runs nothing from elsewhere. Escapes would hide what it does. */
function isSafeStyle(value: string): boolean {
  const style = decoded(value)?.toLowerCase()
  if (
    style === undefined ||
    /[\\@]|\/\*|(?:expression|image|image-set|src)\s*\(|behaviou?r|binding|script:/.test(style)
  ) {
    return false
  }
  const targets = [...style.matchAll(/url\(\s*["']?([^"')]*)/g)].map(([, target = '']) => target.trim())
  return targets.every((target) => /^data:\s*image\//.test(target) || /^(?!\/\/)[^:]*$/.test(target))
}

/** One pass over the markup of a narrative. What XML and HTML read in different ways is refused. */
class NarrativeScan {
  readonly #text: string
  #at: number
  /** Names of the elements that the scan is in, with their prefixes. */
  readonly #open: string[] = []
  readonly #prefixes = new Set<string>()

  constructor(text: string) {
    this.#text = text
    this.#at = declaration.exec(text)?.[0].length ?? 0
  }

  isOneDiv(): boolean {
    if (!this.#tag()) return false
    while (this.#open.length > 0) {
      this.#at = this.#text.indexOf('<', this.#at)
      if (this.#at < 0) return false
      const isWell = this.#text.startsWith('<!--', this.#at) ? this.#comment() : this.#tag()
      if (!isWell) return false
    }
    return this.#text.slice(this.#at).trim() === ''
  }

  /** XML has no `--` inside (XML 1.0 §2.5), and HTML ends `<!-->` and `<!--->` at once. */
  #comment(): boolean {
    const start = this.#at + 4
    const end = this.#text.indexOf('--', start)
    this.#at = end + 3
    const isShort = this.#text.startsWith('>', start) || this.#text.startsWith('->', start)
    return end >= 0 && !isShort && this.#text.startsWith('-->', end)
  }

  #tag(): boolean {
    const [, slash, name = '', prefix, local = ''] = this.#next(tagStart) ?? []
    const isRoot = this.#open.length === 0
    if (!elements.has(local) || (isRoot && (local !== 'div' || slash !== ''))) return false
    if (slash !== '') return this.#open.pop() === name && this.#next(tagEnd)?.[1] === ''
    if (!this.#attributes()) return false
    const end = this.#next(tagEnd)
    if (end?.[1] === '') this.#open.push(name)
    return end !== undefined && (prefix === undefined || this.#prefixes.has(prefix))
  }

  #attributes(): boolean {
    for (let start = this.#next(attributeStart); start; start = this.#next(attributeStart)) {
      const [, name = '', quote = ''] = start
      const end = this.#text.indexOf(quote, this.#at)
      if (end < 0) return false
      const value = this.#text.slice(this.#at, end)
      this.#at = end + 1
      if (value.includes('<') || !this.#isAllowed(name, value)) return false
    }
    return true
  }

  #isAllowed(name: string, value: string): boolean {
    if (name === 'xmlns') return value === xhtml
    if (name.startsWith('xmlns:')) {
      if (value === xhtml) this.#prefixes.add(name.slice('xmlns:'.length))
      return true
    }
    if (name === 'style') return isSafeStyle(value)
    return links.has(name) ? isSafeLink(name, value) : attributes.has(name)
  }

  #next(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at
    const match = pattern.exec(this.#text)
    if (match) this.#at = pattern.lastIndex
    return match ?? undefined
  }
}

/**
 * Whether a text is one XHTML `div`, perhaps after an XML declaration, with the elements and attributes alone that R4
 * allows in a narrative: nothing runs, is sent, framed or styled from elsewhere (R4 narrative.html#rules, txt-1). In time
 * proportional to its length.
 */
export function isNarrative(text: string): boolean {
  return new NarrativeScan(text).isOneDiv()
}
