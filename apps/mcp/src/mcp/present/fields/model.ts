import { type ElementRule, type PartRules, rulesOfType } from '@repo/fhir'

/**
 * What the FHIRPath engine asks of a FHIR version, in the shape of its own `fhir-context/r4`. That one weighs 60 KB
 * gzip; this is made of the element table that validation uses anyway.
 */
export interface FhirPathModel {
  version: 'r4'
  /** Path of a choice element to the suffixes of its types. */
  choiceTypePaths: Record<string, string[]>
  /** Path of an element to that of the element whose parts it has too. */
  pathsDefinedElsewhere: Record<string, string>
  type2Parent: Record<string, string>
  path2Type: Record<string, string>
  /** `path2Type` without those parts that have no type of their own. */
  path2TypeWithoutElements: Record<string, string>
  availableTypes: Set<string>
}

/** R4 datatypes.html#primitive; the rest are elements of their own. */
const primitiveParents: Record<string, string> = {
  code: 'string',
  id: 'string',
  markdown: 'string',
  canonical: 'uri',
  oid: 'uri',
  url: 'uri',
  uuid: 'uri',
  positiveInt: 'integer',
  unsignedInt: 'integer',
}
const quantities = new Set(['Age', 'Count', 'Distance', 'Duration'])
/** The resource types that are no DomainResource (R4 resource.html). */
const bare = new Set(['Binary', 'Bundle', 'Parameters'])
const roots = new Set(['Resource', 'Element'])
const groups = new Set(['BackboneElement', 'Element'])

const capitalised = (code: string) => code.charAt(0).toUpperCase() + code.slice(1)

/** Keys are element paths, which a query may name freely: no key may be found on a prototype. */
const table = <T>(entries: Record<string, T> = {}): Record<string, T> => Object.assign(Object.create(null), entries)

class ModelWriter {
  readonly model: FhirPathModel = {
    version: 'r4',
    choiceTypePaths: table(),
    pathsDefinedElsewhere: table(),
    type2Parent: table({ ...primitiveParents, BackboneElement: 'Element', DomainResource: 'Resource' }),
    path2Type: table(),
    path2TypeWithoutElements: table(),
    availableTypes: new Set(['Resource', 'Element']),
  }
  readonly #written = new Set<string>()

  /** A resource type or complex data type, and all that it is made of. */
  type(name: string, parent?: string): void {
    if (this.#written.has(name)) return
    this.#written.add(name)
    const rules = rulesOfType(name)
    this.#child(name, parent ?? (rules.slots.has('modifierExtension') ? 'BackboneElement' : 'Element'))
    this.#parts(rules)
  }

  #child(name: string, parent: string): void {
    this.model.availableTypes.add(name)
    if (!roots.has(name)) this.model.type2Parent[name] ??= parent
  }

  #parts({ path, elements }: PartRules): void {
    for (const element of elements) this.#element(`${path}.${element.name}`, element)
  }

  #element(path: string, { isChoice, types }: ElementRule): void {
    if (isChoice) this.model.choiceTypePaths[path] = types.map(({ code }) => capitalised(code))
    for (const { code, parts } of types) {
      if (groups.has(code)) this.#group(path, code, parts?.())
      else this.#typed(isChoice ? path + capitalised(code) : path, code, parts !== undefined)
    }
  }

  #typed(path: string, code: string, isComplex: boolean): void {
    this.model.path2Type[path] = code
    this.model.path2TypeWithoutElements[path] = code
    if (isComplex) this.type(code, quantities.has(code) ? 'Quantity' : undefined)
    else this.#child(code, 'Element')
  }

  #group(path: string, code: string, parts: PartRules | undefined): void {
    if (parts && parts.path !== path) {
      this.model.pathsDefinedElsewhere[path] = parts.path
      return
    }
    this.model.path2Type[path] = code
    if (parts) this.#parts(parts)
  }
}

const writer = new ModelWriter()

/** The model of R4, as far as it takes to evaluate on records of these types. */
export function fhirPathModel(resourceTypes: Iterable<string>): FhirPathModel {
  for (const name of resourceTypes) writer.type(name, bare.has(name) ? 'Resource' : 'DomainResource')
  writer.type('Extension')
  return writer.model
}
