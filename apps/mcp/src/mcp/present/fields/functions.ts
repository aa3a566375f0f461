type Arity = readonly [min: number, max: number]

/**
 * The FHIRPath functions that an expression may use, with how many arguments each takes: those that walk down one record
 * and whose result is no larger than what they were given. The engine prints a call with another number of arguments.
 */
export const allowedFunctions: ReadonlyMap<string, Arity> = new Map([
  ...taking(['all', 'as', 'contains', 'endsWith', 'exclude', 'extension', 'indexOf', 'intersect', 'is'], 1),
  ...taking(['ofType', 'select', 'skip', 'startsWith', 'take', 'union', 'where'], 1),
  ...taking(['abs', 'allFalse', 'allTrue', 'anyFalse', 'anyTrue', 'avg', 'ceiling', 'count', 'distinct'], 0),
  ...taking(['empty', 'first', 'floor', 'getValue', 'hasValue', 'isDistinct', 'last', 'length', 'lower'], 0),
  ...taking(['max', 'min', 'not', 'single', 'sum', 'tail', 'toBoolean', 'toDate', 'toDateTime', 'toDecimal'], 0),
  ...taking(['toInteger', 'toString', 'toTime', 'trim', 'truncate', 'upper'], 0),
  ...taking(['exists', 'join', 'round', 'toQuantity'], 0, 1),
  ...taking(['substring'], 1, 2),
  ...taking(['iif'], 2, 3),
])

function taking(names: readonly string[], min: number, max = min): [string, Arity][] {
  return names.map((name) => [name, [min, max]])
}

/** Compare each item with each other one. */
export const setFunctions: ReadonlySet<string> = new Set(['distinct', 'exclude', 'intersect', 'isDistinct', 'union'])

/** Why others are refused, and what to write instead. */
const refusals: readonly [names: readonly string[], reason: string][] = [
  // These would fetch, or judge by what is not in the record.
  [
    [
      ...['resolve', 'memberOf', 'subsumes', 'subsumedBy', 'conformsTo', 'weight', 'ordinal'],
      ...['elementDefinition', 'slice', 'checkModifiers', 'htmlChecks'],
    ],
    'looks outside the record. Read the other record, or compare codes with =',
  ],
  // A pattern can be written whose matching takes exponential time.
  [['matches', 'matchesFull', 'replaceMatches'], 'takes patterns. Use contains(), startsWith() or endsWith()'],
  // A short expression could make of one value a million.
  [
    [
      ...['repeat', 'repeatAll', 'aggregate', 'descendants', 'children', 'combine', 'defineVariable'],
      ...['replace', 'split', 'toChars', 'power', 'exp'],
    ],
    'can make the result grow without bound. Name the elements, with where() and select()',
  ],
  // The same call is to give the same answer.
  [['now', 'today', 'timeOfDay'], 'depends on the clock. Write the date, such as @2026-01-31'],
  // Text that is encoded escapes the marks around quoted text.
  [['encode', 'decode', 'escape', 'unescape'], 'hides what a text says'],
  [['trace'], 'writes into a log'],
]

/** Why a function is refused; undefined for a name that means nothing here. */
export function refusalOf(name: string): string | undefined {
  return refusals.find(([names]) => names.includes(name))?.[1]
}
