/**
 * The outermost step of a search parameter's name: a parameter with its modifier, a link into another record (R4
 * search.html#chaining), or one from another record (#has). `rest` is the name that goes on there.
 */
export type Criterion =
  | { kind: 'parameter'; code: string; modifier: string | undefined }
  | { kind: 'chain'; code: string; named: string | undefined; rest: string }
  | { kind: 'has'; source: string; code: string; rest: string }

/** Reads the outermost step. Absent parts are empty; nothing is checked. */
export function parseCriterion(name: string): Criterion {
  if (name === '_has' || name.startsWith('_has:')) {
    const [, source = '', code = '', ...rest] = name.split(':')
    return { kind: 'has', source, code, rest: rest.join(':') }
  }
  const dot = name.indexOf('.')
  const head = dot < 0 ? name : name.slice(0, dot)
  const colon = head.indexOf(':')
  const code = colon < 0 ? head : head.slice(0, colon)
  const modifier = colon < 0 ? undefined : head.slice(colon + 1)
  if (dot < 0) return { kind: 'parameter', code, modifier }
  return { kind: 'chain', code, named: modifier, rest: name.slice(dot + 1) }
}

/** An `_include` or `_revinclude` (R4 search.html#include), or undefined. */
export function includeKind(name: string): 'include' | 'revinclude' | undefined {
  const [base] = name.split(':')
  if (base === '_include') return 'include'
  return base === '_revinclude' ? 'revinclude' : undefined
}

/** `Type:parameter[:Target]` of an `_include` or `_revinclude`. Absent parts are empty; nothing is checked. */
export function parseInclude(value: string) {
  const [source = '', code = '', target, ...more] = value.split(':')
  return { source, code, target, isWhole: code !== '' && more.length === 0 }
}
