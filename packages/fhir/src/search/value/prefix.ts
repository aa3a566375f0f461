/** The prefixes of R4 search.html#prefix, for numbers, dates and quantities. */
export const prefixes = ['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'sa', 'eb', 'ap'] as const

const known: ReadonlySet<string> = new Set(prefixes)
const signs: Readonly<Record<string, string>> = {
  '>': 'gt',
  '>=': 'ge',
  '=>': 'ge',
  '≥': 'ge',
  '<': 'lt',
  '<=': 'le',
  '=<': 'le',
  '≤': 'le',
  '=': 'eq',
  '==': 'eq',
  '!=': 'ne',
  '<>': 'ne',
  '~': 'ap',
}

/** A value with its prefix taken off; `unknown` is one that R4 does not have, `meant` what was probably meant by it. */
export interface Prefixed {
  rest: string
  unknown?: string
  meant?: string
}

/** Takes the prefix off. Two letters or signs of comparison before a number count as one, known or not. */
export function splitPrefix(value: string): Prefixed {
  const [, prefix = '', rest = ''] = /^([A-Za-z]{2}(?=[\d+-])|[<>=!~≤≥]{1,3})?(.*)$/s.exec(value) ?? []
  if (prefix === '' || known.has(prefix)) return { rest }
  const meant = Object.hasOwn(signs, prefix) ? signs[prefix] : prefix.toLowerCase()
  return { rest, unknown: prefix, ...(meant !== undefined && known.has(meant) && { meant }) }
}
