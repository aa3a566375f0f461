import type { Definitions } from './definitions.ts'
import { ValueSetCodes } from './elements-codes.ts'
import { type ElementNode, ElementTrees } from './elements-tree.ts'

const resourceTypeSystem = 'http://hl7.org/fhir/resource-types'
/** Longer lists are not worth their weight: the only one is of software licenses. */
const maxCodes = 300
/** A type after a cardinality or a bar. */
const typeName = /(?<=[?*!+|])[A-Za-z]\w+/g
const bound = new Set(['code', 'CodeableConcept'])

/** Value sets by the last part of their URL, which is unique among those that are bound. */
const shortName = (valueSet: string) => valueSet.slice(valueSet.lastIndexOf('/') + 1)

class ElementsWriter {
  readonly #trees: ElementTrees
  readonly #codes: ValueSetCodes
  readonly #resourceTypes: string[]
  readonly #valueSets = new Map<string, { url: string; withSystem: boolean }>()

  constructor(definitions: Definitions) {
    this.#trees = new ElementTrees(definitions)
    this.#codes = new ValueSetCodes(definitions)
    this.#resourceTypes = definitions.resourceTypes
  }

  /** Type name to elements. */
  types(): [string, string][] {
    return this.#trees.typeNames().map((typeName) => {
      const elements = this.#trees.elementsOf(typeName)
      const base = this.#baseOf(typeName, elements)
      const own = this.#without(base, elements)
      return [typeName, [base ?? '', ...own.map((node) => this.#element(node, true))].join(' ')]
    })
  }

  /** Value set name to codes; those that `types` has met. */
  codes(): [string, string][] {
    const named = [...this.#valueSets].map(([name, { url, withSystem }]): [string, string] => {
      const parts = this.#codes.listed(url) ?? []
      const coded = parts.map(({ system, codes }) => {
        const listed = system === resourceTypeSystem && codes.includes('DomainResource') ? ['@'] : codes
        return [...(withSystem ? [`${system}|`] : []), ...listed].join(' ')
      })
      return [name, coded.join(' ')]
    })
    return named.sort(([a], [b]) => (a < b ? -1 : 1))
  }

  #isListed(valueSet: string): boolean {
    const count = this.#codes.listed(valueSet)?.flatMap(({ codes }) => codes).length ?? 0
    return count > 0 && count <= maxCodes
  }

  /** The first of the abstract types all of whose elements are among `elements`, in the same words. */
  #baseOf(typeName: string, elements: ElementNode[]): string | undefined {
    const words = new Set(elements.map((node) => this.#element(node, false)))
    const bases = ['DomainResource', 'Resource', 'BackboneElement', 'Element']
    return bases.find((base) => {
      const inherited = this.#trees.elementsOf(base)
      return base !== typeName && inherited.every((node) => words.has(this.#element(node, false)))
    })
  }

  #without(base: string | undefined, elements: ElementNode[]): ElementNode[] {
    const inherited = base === undefined ? [] : this.#trees.elementsOf(base).map(({ name }) => name)
    return elements.filter(({ name }) => !inherited.includes(name))
  }

  #element(node: ElementNode, top: boolean): string {
    const cardinality = node.required ? (node.isArray ? '+' : '!') : node.isArray ? '*' : '?'
    return `${node.name}${top && node.isSummary ? '^' : ''}${cardinality}${this.#typesOf(node)}`
  }

  #typesOf(node: ElementNode): string {
    if (node.sameAs !== undefined) return `#${node.sameAs}`
    if (node.parts.length === 0) return node.types.map((type) => `${this.#type(type, node.valueSet)}`).join('|')
    const base = this.#baseOf('', node.parts)
    const [open, close] = base === 'Element' ? ['[', ']'] : ['(', ')']
    return `${open}${this.#without(base, node.parts)
      .map((part) => this.#element(part, false))
      .join(' ')}${close}`
  }

  #type({ code, targetProfile = [] }: ElementNode['types'][number], valueSet: string | undefined): string {
    const named = targetProfile.map((profile) => profile.slice(profile.lastIndexOf('/') + 1))
    const targets = named.filter((name) => name === 'Resource' || this.#resourceTypes.includes(name))
    const isOpen = targets.length === 0 || targets.includes('Resource')
    if (code === 'Reference') return isOpen ? code : `${code}:${targets.join(',')}`
    if (valueSet === undefined || !bound.has(code) || !this.#isListed(valueSet)) return code
    this.#valueSets.set(shortName(valueSet), { url: valueSet, withSystem: code === 'CodeableConcept' })
    return `${code}=${shortName(valueSet)}`
  }
}

/** The commonest types by the letter that stands for each in the table. */
function letters(types: [string, string][]): [string, string][] {
  const counts = new Map<string, number>()
  for (const [, text] of types) {
    for (const [name] of text.matchAll(typeName)) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const commonest = [...counts].sort(([a, countOfA], [b, countOfB]) => countOfB - countOfA || (a < b ? -1 : 1))
  return commonest.slice(0, 26).map(([name], index) => [String.fromCharCode(65 + index), name])
}

const record = (entries: [string, string][]) => entries.map(([key, text]) => `  '${key}': '${text}',`).join('\n')

/** Source text of `elements.ts`. */
export function elementsSource(definitions: Definitions): string {
  const writer = new ElementsWriter(definitions)
  const types = writer.types()
  const letterOf = letters(types)
  const byName = new Map(letterOf.map(([letter, name]) => [name, letter]))
  const short = (text: string) => text.replace(typeName, (name) => byName.get(name) ?? name)
  return `/** What the letters that stand for types in \`elementTable\` mean. */
export const typeLetters: Readonly<Record<string, string>> = {
${record(letterOf)}
}

/**
 * The elements of each type: its base type, then for each element its name, \`^\` if it is part of the summary, one of
 * \`?\` 0..1, \`*\` 0..*, \`!\` 1..1, \`+\` 1..*, and its types between \`|\`; \`type=value-set\`, \`Reference:targets\`,
 * \`(…)\` a BackboneElement and \`[…]\` an Element with these parts, \`#path\` the parts of another element.
 */
export const elementTable: Readonly<Record<string, string>> = {
${record(types.map(([name, text]) => [name, short(text)]))}
}

/**
 * The codes of the value sets that R4 requires, as far as they are lists; \`system|\` before the codes of a system where
 * codings are bound, \`@\` for the resource types.
 */
export const codeTable: Readonly<Record<string, string>> = {
${record(writer.codes())}
}
`
}
