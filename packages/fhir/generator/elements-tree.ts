import type { Definitions, ElementDefinition, ElementType, StructureDefinition } from './definitions.ts'
import { correctedElements } from './elements-corrections.ts'
import { PublishedElements } from './elements-published.ts'

/** One element of a type or of a part of it. */
export interface ElementNode {
  /** With `[x]` for a choice of types. */
  name: string
  required: boolean
  isArray: boolean
  isSummary: boolean
  types: ElementType[]
  valueSet: string | undefined
  /** The path within the type whose parts this element has too, such as `item`. */
  sameAs: string | undefined
  parts: ElementNode[]
}

const fhirType = 'http://hl7.org/fhir/StructureDefinition/structuredefinition-fhir-type'
const systemTypes = 'http://hl7.org/fhirpath/System.'
const simpleQuantity = 'http://hl7.org/fhir/StructureDefinition/SimpleQuantity'

/** Builds the elements of R4 types as trees, without those that R4 4.0.1 has not. */
export class ElementTrees {
  readonly #published: PublishedElements
  readonly #resources: Set<string>
  readonly #structures: StructureDefinition[]

  constructor({ publishedTypes, resourceTypes, structures }: Definitions) {
    this.#published = new PublishedElements(publishedTypes)
    this.#resources = new Set(resourceTypes)
    this.#structures = structures
  }

  /** Names of the resource types, abstract ones included, and of the complex data types. */
  typeNames(): string[] {
    const abstract = ['Resource', 'DomainResource']
    const named = this.#structures.filter(({ kind, derivation, name }) => {
      if (kind === 'resource') return this.#resources.has(name) || abstract.includes(name)
      return kind === 'complex-type' && (derivation !== 'constraint' || name === 'SimpleQuantity')
    })
    return [...new Set(named.map(({ name }) => name))].sort()
  }

  elementsOf(typeName: string): ElementNode[] {
    const structure = this.#structures.find(({ name }) => name === typeName)
    const definitions = structure ? correctedElements(structure) : []
    const [root] = definitions
    if (!root) throw new Error(`${typeName} is not defined`)
    return this.#parts(root.path, definitions)
  }

  #parts(path: string, definitions: ElementDefinition[]): ElementNode[] {
    const own = definitions.filter(({ path: other, max }) => {
      return max !== '0' && other.startsWith(`${path}.`) && !other.slice(path.length + 1).includes('.')
    })
    return own.flatMap((definition) => this.#node(path, definition, definitions) ?? [])
  }

  #node(path: string, definition: ElementDefinition, definitions: ElementDefinition[]): ElementNode | undefined {
    const name = definition.path.slice(path.length + 1)
    const types = (definition.type ?? []).map((type) => this.#typeOf(definition.path, type))
    const declared = types.filter((type) => this.#published.required(path, jsonName(name, type)) !== undefined)
    const isPublished = types.length > 0 ? declared.length > 0 : this.#published.required(path, name) !== undefined
    if (!isPublished && !inheritedElements.has(name)) return undefined
    const { binding, contentReference } = definition
    return {
      name,
      required: definition.min > 0 || this.#published.required(path, name) === true,
      isArray: definition.max !== '1',
      isSummary: definition.isSummary ?? false,
      types: isPublished ? declared : types,
      valueSet: binding?.strength === 'required' ? binding.valueSet?.replace(/\|.*/, '') : undefined,
      sameAs: contentReference?.slice(contentReference.indexOf('.') + 1),
      parts: this.#parts(definition.path, definitions),
    }
  }

  #typeOf(path: string, type: ElementType): ElementType {
    if (type.profile?.includes(simpleQuantity)) return { ...type, code: 'SimpleQuantity' }
    if (this.#resources.has(type.code)) return { ...type, code: 'Resource' }
    if (!type.code.startsWith(systemTypes)) return type
    // The definitions call the id of a resource a string; the standard says `id` (R4 resource.html#id).
    if (/^[A-Z]\w+\.id$/.test(path) && this.#isResource(path.slice(0, -3))) return { code: 'id' }
    return { code: type.extension?.find(({ url }) => url === fhirType)?.valueUrl ?? 'string' }
  }

  #isResource(typeName: string): boolean {
    return this.#structures.some(({ name, kind }) => name === typeName && kind === 'resource')
  }
}

/** The published types leave some of these to interfaces that a part does not name. */
const inheritedElements = new Set(['id', 'extension', 'modifierExtension'])

function jsonName(name: string, { code }: ElementType): string {
  if (!name.endsWith('[x]')) return name
  const suffix = code === 'SimpleQuantity' ? 'Quantity' : code
  return `${name.slice(0, -3)}${suffix.charAt(0).toUpperCase()}${suffix.slice(1)}`
}
