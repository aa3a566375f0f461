import type { CodeSystem, Concept, Definitions, ValueSet, ValueSetInclude } from './definitions.ts'

/** The codes of one code system in a value set. */
export interface SystemCodes {
  system: string
  codes: string[]
}

const codesIn = (concepts: Concept[] = []): string[] =>
  concepts.flatMap((concept) => [concept.code, ...codesIn(concept.concept)])

/** Lists the codes of value sets, from what the definitions hold alone. */
export class ValueSetCodes {
  readonly #codeSystems: Map<string, CodeSystem>
  readonly #valueSets: Map<string, ValueSet>

  constructor({ terminology }: Definitions) {
    const codeSystems = terminology.filter((resource) => resource.resourceType === 'CodeSystem')
    const valueSets = terminology.filter((resource) => resource.resourceType === 'ValueSet')
    this.#codeSystems = new Map(codeSystems.map((codeSystem) => [codeSystem.url, codeSystem]))
    this.#valueSets = new Map(valueSets.map((valueSet) => [valueSet.url, valueSet]))
  }

  /** The codes by system; undefined for a value set that is not a plain list, such as media types and units. */
  listed(url: string): SystemCodes[] | undefined {
    const { include = [], exclude = [] } = this.#valueSets.get(url)?.compose ?? {}
    const parts = include.map((part) => this.#included(part))
    if (parts.length === 0 || exclude.length > 0) return undefined
    return parts.every((part) => part !== undefined) ? parts : undefined
  }

  #included({ system, concept, filter, valueSet }: ValueSetInclude): SystemCodes | undefined {
    if (system === undefined || filter || valueSet) return undefined
    const codeSystem = this.#codeSystems.get(system)
    const complete = codeSystem?.content === 'complete' ? codesIn(codeSystem.concept) : []
    const codes = concept ? codesIn(concept) : complete
    return codes.length > 0 ? { system, codes: [...new Set(codes)] } : undefined
  }
}
