import { type Hideable, hideable } from '@repo/cerbos'
import { type ResourceType, type SearchPairs, searchParametersOf } from '@repo/fhir'

/** Parameters that read elements of the types ContactPoint and Address, and birth dates (R4 searchparameter-registry.html). */
const ofContact = /^(?:telecom|phone|email|birthdate|address(?:-.*)?|.*-address|contact|endpoint)$/
const ofIdentifiers = /^(?:identifier|.*-identifier|identifier-.*|requisition|of-type)$/
/** They look at everything (R4 search.html#content, #query, #filter). */
const ofAll = new Set(['_text', '_content', '_filter', '_query'])
/** Of every type, or of how results are returned: they look at no such element. */
const ofNone = /^_/

function partsOf(code: string, known: ReadonlyMap<string, unknown>): readonly Hideable[] {
  if (ofAll.has(code)) return hideable
  if (ofNone.test(code)) return []
  if (ofContact.test(code)) return ['contact']
  if (ofIdentifiers.test(code)) return ['identifiers']
  // A parameter of the server's own may look at anything.
  return known.has(code) ? [] : hideable
}

/** The codes by which one pair decides, of the searched type or of others: each word of its name, and what it sorts by. */
function wordsOf([name, value]: SearchPairs[number]): string[] {
  return name === '_sort' ? value.split(',').map((code) => code.replace(/^-/, '')) : name.split(/[.:]/)
}

/** What a search of a type looks at, though it may be hidden in what it finds: by whom it finds, or how it sorts. */
export function partsInSearch(resourceType: ResourceType, pairs: SearchPairs): Hideable[] {
  const known = searchParametersOf(resourceType)
  const found = pairs.flatMap((pair) => {
    const [first = '', ...more] = wordsOf(pair)
    const isPlain = pair[0] === '_sort' || !/[.:]/.test(pair[0])
    if (isPlain) return [first, ...more].flatMap((code) => partsOf(code, known))
    // A modifier, a chain, or `_has`: the words name types and parameters of other types.
    return [...(first.startsWith('_') ? [] : partsOf(first, known)), ...more.flatMap((word) => partsInWord(word))]
  })
  return hideable.filter((part) => found.includes(part))
}

function partsInWord(word: string): readonly Hideable[] {
  if (ofAll.has(word)) return hideable
  if (ofContact.test(word)) return ['contact']
  return ofIdentifiers.test(word) ? ['identifiers'] : []
}
