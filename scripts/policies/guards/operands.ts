interface Span {
  start: number
  end: number
}

const opening = '([{'
const closing = ')]}'

/** Of each character, how deep in brackets it is; -1 inside a string, whose quotes count as outside. */
function depths(expression: string): number[] {
  let depth = 0
  let quote: string | undefined
  return [...expression].map((character, at, all) => {
    if (quote !== undefined) {
      if (character === quote && all[at - 1] !== '\\') quote = undefined
      return -1
    }
    if (character === '"' || character === "'") {
      quote = character
      return -1
    }
    if (closing.includes(character)) depth -= 1
    const here = depth
    if (opening.includes(character)) depth += 1
    return here
  })
}

function splitSpan(expression: string, depthAt: number[], { start, end }: Span, depth: number, separator: string) {
  const spans: Span[] = []
  let from = start
  for (let at = start; at < end; at += 1) {
    if (depthAt[at] !== depth || !expression.startsWith(separator, at)) continue
    spans.push({ start: from, end: at })
    from = at + separator.length
    at = from - 1
  }
  return [...spans, { start: from, end }]
}

/** The expression as a whole, and what each pair of brackets holds, argument by argument. */
function clauses(expression: string, depthAt: number[]): { span: Span; depth: number }[] {
  const groups = [{ span: { start: 0, end: expression.length }, depth: 0 }]
  for (let start = 0; start < expression.length; start += 1) {
    const depth = depthAt[start] ?? -1
    if (depth < 0 || !opening.includes(expression[start] ?? ' ')) continue
    const end = depthAt.findIndex(
      (value, at) => at > start && value === depth && closing.includes(expression[at] ?? ' '),
    )
    groups.push({ span: { start: start + 1, end }, depth: depth + 1 })
  }
  return groups.flatMap(({ span, depth }) =>
    splitSpan(expression, depthAt, span, depth, ',').map((argument) => ({ span: argument, depth })),
  )
}

/** A CEL expression without one of its operands. */
export interface Weakened {
  /** The operand of `&&` or `||` that is left out. */
  operand: string
  expression: string
}

/** A CEL expression once without each operand of its `&&` and `||`, those in brackets and in macros too. */
export function withoutEachOperand(source: string): Weakened[] {
  const expression = source.replace(/\s+/g, ' ').trim()
  const depthAt = depths(expression)
  const textOf = ({ start, end }: Span) => expression.slice(start, end).trim()
  const weakened = (whole: Span, operands: Span[], separator: string): Weakened[] =>
    operands.length < 2
      ? []
      : operands.map((left) => {
          const kept = operands.filter((operand) => operand !== left).map(textOf)
          const text = expression.slice(0, whole.start) + kept.join(` ${separator} `) + expression.slice(whole.end)
          return { operand: textOf(left), expression: text }
        })
  return clauses(expression, depthAt).flatMap(({ span, depth }) => {
    const either = splitSpan(expression, depthAt, span, depth, '||')
    const both = either.flatMap((part) => weakened(part, splitSpan(expression, depthAt, part, depth, '&&'), '&&'))
    return [...weakened(span, either, '||'), ...both]
  })
}
