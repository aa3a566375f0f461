import type { HiddenParts, Hideable } from '@repo/cerbos'
import type { AnyResource } from '@repo/fhir'
import { isObject, type Json } from '../present/datatypes.ts'
import { holdsNarrative } from '../present/stripped.ts'

/**
 * Elements of the types Identifier, ContactPoint, Address, ContactDetail and Annotation in R4, and what else says the same.
 * Of a ContactDetail of another name, the telecom in it.
 */
const elements: Readonly<Record<Hideable, RegExp>> = {
  identifiers:
    /^(?:identifier|requisition|altId|predecessor|crossReference|authorisationReferenceNumber|(?:outer|immediate)Packaging|.*Identifier|.*ModificationId|organismId|parentSubstanceId)$/,
  contact:
    /^(?:telecom|address|contact|birthDate|endpoint|photo|.*(?:Telecom|Address|Contact|ContactPoint|ContactDetail))$/,
  notes: /^(?:notes?|comments?|progress|.*(?:Note|Comment|Annotation))$/,
}
/** Identifiers in some types, and something else in others (Claim.related.reference, Device.version.component). */
const ambiguous = /^(?:reference|component|element|target)$/
const identifierKeys = new Set(['id', 'extension', 'use', 'type', 'system', 'value', 'period', 'assigner'])

function isIdentifier(name: string, value: unknown): boolean {
  return ambiguous.test(name) && isObject(value) && Object.keys(value).every((key) => identifierKeys.has(key))
}

/** People’s own words are in narrative too, and their addresses (R4 narrative.html). */
const words: Readonly<Record<Hideable, string>> = {
  identifiers: 'identifiers',
  contact: 'contact data and birth dates',
  notes: 'notes',
}
/** Whose professional address is no secret. */
const professional = new Set(['Practitioner'])

function isWork(value: unknown): boolean {
  return isObject(value) && value.use === 'work'
}

class Masker {
  readonly #hidden: readonly Hideable[]
  readonly #keepsWork: boolean
  found = false

  constructor(hidden: readonly Hideable[], keepsWork: boolean) {
    this.#hidden = hidden
    this.#keepsWork = keepsWork
  }

  node(value: unknown): void {
    // An iteration of its own for each level would let a deep record exhaust the stack.
    const pending: unknown[] = [value]
    while (pending.length > 0) {
      const next = pending.pop()
      if (Array.isArray(next)) pending.push(...next)
      else if (isObject(next)) pending.push(...this.#members(next))
    }
  }

  /** Takes the hidden elements out of an object, and tells what is left to be looked into. */
  #members(node: Json): unknown[] {
    return Object.entries(node).flatMap(([name, value]) => {
      // Contained resources are of types of their own.
      if (name === 'contained') return []
      if (!this.#isHidden(name.replace(/^_/, ''), value)) return [value]
      const keepsWork = this.#keepsWork && elements.contact.test(name)
      const kept = keepsWork && Array.isArray(value) ? value.filter(isWork) : []
      if (kept.length > 0) node[name] = kept
      else delete node[name]
      if (!Array.isArray(value) || kept.length < value.length) this.found = true
      return []
    })
  }

  #isHidden(name: string, value: unknown): boolean {
    return this.#hidden.some((part) => isHiddenElement(name, part, value)) || holdsNarrative(name, value)
  }
}

/** Whether an element of this name is hidden with a part; by its value where the name is not enough. */
export function isHiddenElement(name: string, part: Hideable, value: unknown): boolean {
  return elements[part].test(name) || (part === 'identifiers' && isIdentifier(name, value))
}

/**
 * Takes out of a record what policy hides of it, and out of what it contains; the record itself is changed, so that
 * nothing whole is left. Answers whether there was anything.
 */
export function mask(resource: AnyResource, { ofRecord, ofContained }: HiddenParts): boolean {
  let found = false
  const own = new Masker(ofRecord, professional.has(resource.resourceType))
  if (ofRecord.length > 0) own.node(resource)
  found = own.found
  for (const inside of [resource.contained].flat()) {
    if (!isObject(inside)) continue
    const type = typeof inside.resourceType === 'string' ? inside.resourceType : ''
    const ofType = [...new Set([...(ofContained.get(type) ?? []), ...(type === resource.resourceType ? ofRecord : [])])]
    if (mask(inside as AnyResource, { ofRecord: ofType, ofContained })) found = true
  }
  // What is contained has its narrative in that of the record around it (R4 references.html#contained).
  if (found && holdsNarrative('text', resource.text)) delete resource.text
  return found
}

/** What an answer says of it. */
export function maskedWords(parts: ReadonlySet<Hideable>): string | undefined {
  if (parts.size === 0) return undefined
  return `Left out by policy: ${[...parts].map((part) => words[part]).join(', ')}.`
}
