import { resourceTypes } from '../generated/resource-types.ts'
import { nearestNames } from '../nearest-names.ts'
import { type ElementRule, type PartRules, rulesOfType, type Slot, type TypeRule } from './element-rules.ts'
import { extensionFault } from './extension-check.ts'
import { type Findings, listed, quoted } from './findings.ts'
import { type ContainedTarget, knownType, type ReferenceScope, referenceFault } from './reference-check.ts'
import { describedElement, describedType } from './type-description.ts'
import { propertiesOf, unknownElement } from './unknown-element.ts'
import { checkConcept, checkPrimitive } from './value-check.ts'

/** Objects within objects. */
const maxDepth = 60
/** ElementDefinition has most: 295, each type of each choice counted. */
const maxProperties = 300

interface Scope extends ReferenceScope {
  isContained: boolean
  /** Of the contained resources that the walk has come by. */
  containedIds: Set<unknown>
}

type JsonObject = Record<string, unknown>

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The contained resources of a resource by id, with their types as far as those are known. */
function containedIn(resource: JsonObject): ReferenceScope['contained'] {
  let targets: Map<unknown, ContainedTarget> | undefined
  return (id) => {
    const contained: unknown[] = Array.isArray(resource.contained) ? resource.contained : []
    targets ??= new Map(
      contained.filter(isObject).map(({ id, resourceType }) => [id, { type: knownType(resourceType) }]),
    )
    return targets.get(id)
  }
}

/** Walks through a resource along the rules of its type, in the order of the document. */
export class ResourceWalk {
  readonly #findings: Findings
  #scope: Scope = { contained: () => undefined, inTransaction: false, isContained: false, containedIds: new Set() }
  #depth = 0

  constructor(findings: Findings) {
    this.#findings = findings
  }

  /** Checks a resource that stands at the place where the findings are. */
  resource(value: unknown): void {
    if (!isObject(value)) {
      this.#findings.add('type', () => ({
        message: 'Write a resource: a JSON object with resourceType',
        expected: '{ "resourceType": "…" }',
      }))
      return
    }
    const resourceType = knownType(value.resourceType)
    if (resourceType === undefined) this.#unknownType(value.resourceType)
    else this.#knownResource(value, resourceType)
  }

  #unknownType(resourceType: unknown): void {
    if (typeof resourceType !== 'string') {
      this.#findings.addAt('resourceType', resourceType === undefined ? 'required' : 'type', () => ({
        message: 'Name the resource type as a JSON string in resourceType',
      }))
      return
    }
    this.#findings.addAt('resourceType', 'structure', () => {
      const nearest = nearestNames(resourceType, resourceTypes)
      const message = `${quoted(resourceType) ?? 'The value'} is no R4 resource type`
      if (nearest.length === 0) return { message }
      return { message: `${message}: did you mean ${listed(nearest)}?`, expected: listed(nearest) }
    })
  }

  #knownResource(value: JsonObject, resourceType: string): void {
    const outer = this.#scope
    const isTransaction = resourceType === 'Bundle' && value.type === 'transaction'
    this.#scope = {
      contained: outer.isContained ? outer.contained : containedIn(value),
      inTransaction: outer.inTransaction || isTransaction,
      isContained: outer.isContained,
      containedIds: new Set(),
    }
    this.#object(value, rulesOfType(resourceType), true)
    this.#scope = outer
  }

  #object(value: JsonObject, rules: PartRules, isResource: boolean): void {
    const keys = Object.keys(value)
    if (keys.length === 0) {
      this.#findings.add('structure', () => ({ message: 'Leave the element out: an object cannot be empty' }))
    } else if (keys.length > maxProperties) {
      this.#findings.add('structure', () => ({
        message: `The object has ${keys.length} properties; no type has more than ${maxProperties}`,
      }))
    } else if (this.#depth >= maxDepth) {
      this.#findings.add('structure', () => ({ message: `Nest elements at most ${maxDepth} deep` }))
    } else {
      this.#depth++
      this.#required(value, rules)
      this.#properties(value, keys, rules, isResource)
      this.#depth--
    }
  }

  #required(value: JsonObject, { path, required }: PartRules): void {
    for (const element of required) {
      if (element.keys.some((key) => value[key] !== undefined)) continue
      const name = element.isChoice ? `${element.name}[x]` : element.name
      this.#findings.addAt(name, 'required', () => {
        const properties = listed(propertiesOf(element))
        return { message: `${path} needs ${properties}`, expected: describedElement(element) }
      })
    }
  }

  #properties(value: JsonObject, keys: string[], rules: PartRules, isResource: boolean): void {
    let chosen: Map<ElementRule, Slot> | undefined
    for (const key of keys) {
      const slot = rules.slots.get(key)
      if (!slot) {
        if (!isResource || key !== 'resourceType') this.#unknown(key, rules)
        continue
      }
      if (value[key] === undefined) continue
      if (slot.element.isChoice) {
        chosen ??= new Map()
        this.#choice(key, slot, chosen)
      }
      this.#findings.enter(key)
      this.#slot(value, value[key], slot)
      this.#findings.leave()
    }
  }

  #unknown(key: string, rules: PartRules): void {
    const describe = () => unknownElement(key, rules)
    if (quoted(key) === undefined) this.#findings.add('unknown-element', describe)
    else this.#findings.addAt(key, 'unknown-element', describe)
  }

  #choice(property: string, slot: Slot, chosen: Map<ElementRule, Slot>): void {
    const other = chosen.get(slot.element)
    if (!other) chosen.set(slot.element, slot)
    else if (other.key !== slot.key) {
      this.#findings.addAt(property, 'cardinality', () => ({
        message: `Keep one of ${other.key} and ${slot.key}: ${slot.element.name}[x] has one value`,
      }))
    }
  }

  #slot(owner: JsonObject, value: unknown, slot: Slot): void {
    const { isArray } = slot.element
    if (Array.isArray(value)) {
      if (!isArray)
        this.#findings.add('cardinality', () => ({ message: 'Write one value, without an array around it' }))
      this.#items(owner, value, slot)
      return
    }
    if (isArray) {
      const expected = () => describedElement(slot.element)
      this.#findings.add('cardinality', () => ({ message: 'Write an array, also for one value', expected: expected() }))
    }
    this.#value(value, slot)
  }

  /** R4 json.html#primitive: of a repeated primitive, null in one of the two arrays leaves its place to the other. */
  #items(owner: JsonObject, items: unknown[], slot: Slot): void {
    if (items.length === 0) {
      this.#findings.add('structure', () => ({ message: 'Leave the element out: an array cannot be empty' }))
    }
    const partnerKey = slot.isSibling ? slot.key : `_${slot.key}`
    const isPaired = (slot.isSibling || slot.type.primitive) && Object.hasOwn(owner, partnerKey)
    const partner = isPaired ? owner[partnerKey] : undefined
    const partners: unknown[] = Array.isArray(partner) ? partner : []
    if (slot.isSibling && partners.length > 0 && partners.length !== items.length) {
      this.#findings.add('cardinality', () => ({ message: `Write as many entries as ${slot.key} has, null for none` }))
    }
    for (const [index, item] of items.entries()) {
      if (item === null && partners[index] !== null && partners[index] !== undefined) continue
      this.#findings.enter(index)
      this.#value(item, slot)
      this.#findings.leave()
    }
  }

  #value(value: unknown, { type, key, isSibling }: Slot): void {
    if (value === null) {
      this.#findings.add('type', () => ({ message: 'Leave the element out instead of writing null' }))
    } else if (type.primitive) checkPrimitive(value, type, type.primitive, this.#findings)
    else if (type.code === 'Resource') this.#innerResource(value, key === 'contained')
    else if (isObject(value)) this.#complex(value, type)
    else {
      const named = isSibling ? 'the id and extensions of a primitive' : `a ${type.code}`
      this.#findings.add('type', () => ({
        message: `Write a JSON object: the element is ${named}`,
        expected: describedType(type),
      }))
    }
  }

  #innerResource(value: unknown, isContained: boolean): void {
    const outer = this.#scope
    if (isContained && outer.isContained) {
      this.#findings.add('structure', () => ({
        message: 'Move the resource out: contained resources cannot contain others',
      }))
      return
    }
    if (isContained) this.#containedId(value)
    this.#scope = { ...outer, isContained }
    this.resource(value)
    this.#scope = outer
  }

  /** R4 references.html#contained: nothing but its id tells which resource `#id` means. */
  #containedId(value: unknown): void {
    if (!isObject(value)) return
    const { containedIds } = this.#scope
    if (value.id === undefined) {
      this.#findings.addAt('id', 'required', () => ({
        message: 'Give the contained resource an id for #id to mean it',
      }))
    } else if (containedIds.has(value.id)) {
      this.#findings.addAt('id', 'structure', () => ({ message: 'Give each contained resource an id of its own' }))
    }
    containedIds.add(value.id)
  }

  #complex(value: JsonObject, type: TypeRule): void {
    if (type.code === 'Reference') {
      const fault = referenceFault(value, type.targets, this.#scope)
      const place = value.reference === undefined ? 'type' : 'reference'
      if (fault) this.#findings.addAt(place, 'reference', () => fault)
    } else if (type.code === 'Extension') {
      const fault = extensionFault(value)
      if (fault) this.#findings.add('structure', () => fault)
    } else if (type.valueSet !== undefined) checkConcept(value, type.valueSet, this.#findings)
    if (type.parts) this.#object(value, type.parts(), false)
  }
}
