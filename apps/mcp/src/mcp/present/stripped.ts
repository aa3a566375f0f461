import type { AnyResource } from '@repo/fhir'
import { isObject, type Json } from './datatypes.ts'
import { fullTextLength, head, marked, unmarked, visible } from './text.ts'

/** A resource without what is of no use to a model, and the paths of what is gone or cut, be it a mark that nobody sees. */
export interface Stripped {
  shown: AnyResource
  hidden: string[]
}

/** FHIR's element names; anything else is not FHIR and might be text in disguise. */
export const elementName = /^_?[A-Za-z][A-Za-z0-9]{0,63}$/
/** SampledData has `data` too (R4 datatypes.html#SampledData): those are values. */
const samples = /^[\d\sELU.+-]*$/
/** Elements of the types url, uri and canonical that take any scheme (R4 datatypes.html#uri). */
const addressName = /^(?:url|uri|address|fullUrl|reference|source|system)$|(?:Url|Uri|Canonical)$/
const bytesInUrl = /^data:[^,]{0,200},/i
/** Objects and lists: deeper than any R4 resource; whatever is below was made to exhaust a stack. */
const maxDepth = 120
/** Longer text is prose rather than a name or a code, whatever element it stands in. */
const plainLength = 80

/** Elements in which people write what they like. */
const proseElements = new Set([
  'answer',
  'comment',
  'conclusion',
  'contentString',
  'description',
  'disposition',
  'instruction',
  'patientInstruction',
  'summary',
  'valueMarkdown',
  'valueString',
])
/** Elements whose `text` is prose: Annotation and Dosage (R4 datatypes.html#Annotation, dosage.html). */
const prosed = new Set(['comment', 'dosage', 'dosageInstruction', 'note', 'progress'])

/** Whether somebody wrote this text freely: by the element, by its length, or because it has marks like ours. */
export function isProse(text: string, name: string, parent: string): boolean {
  if (/[«»]/.test(text) || proseElements.has(name) || (name === 'text' && prosed.has(parent))) return true
  return text.length > plainLength && /\s/.test(text)
}

class Stripper {
  readonly hidden = new Set<string>()
  readonly #marks: boolean

  constructor(marks: boolean) {
    this.#marks = marks
  }

  node(value: unknown, path: string, name: string, parent: string, depth = 0): unknown {
    if (typeof value === 'string') return this.#text(value, path, name, parent)
    if (Array.isArray(value)) {
      if (depth > maxDepth) return this.#leaveOut(path)
      return value.map((item) => this.node(item, path, name, parent, depth + 1) ?? null)
    }
    return isObject(value) ? this.#object(value, path, name, depth) : value
  }

  #object(node: Json, path: string, name: string, depth: number): unknown {
    if (depth > maxDepth) return this.#leaveOut(path)
    const kept = Object.entries(node).filter(([key, item]) => !this.#isLeftOut(key, item, path))
    return Object.fromEntries(kept.map(([key, item]) => [key, this.node(item, `${path}.${key}`, key, name, depth + 1)]))
  }

  #leaveOut(path: string): undefined {
    this.hidden.add(path)
    return undefined
  }

  #text(value: string, path: string, name: string, parent: string): string {
    const clean = visible(value)
    const isCut = clean.length > fullTextLength
    if (isCut || clean !== value) this.hidden.add(path)
    if (!this.#marks || !isProse(clean, name, parent)) return isCut ? `${head(clean, fullTextLength)}… (cut)` : clean
    const shown = marked(clean, fullTextLength)
    if (unmarked(shown) !== clean) this.hidden.add(path)
    return shown
  }

  #isLeftOut(name: string, item: unknown, path: string): boolean {
    if (!elementName.test(name)) {
      this.hidden.add(`${path}.?`)
      return true
    }
    const isNarrative = holdsNarrative(name, item)
    const isBytes = typeof item === 'string' && holdsBytes(name, item)
    if (isBytes || (isNarrative && !isGenerated(item))) this.hidden.add(`${path}.${name}`)
    return isNarrative || isBytes
  }
}

/** Whether an element of this name with this text is an attachment's bytes, or an address that holds bytes itself. */
export function holdsBytes(name: string, text: string): boolean {
  if (name === 'data') return !samples.test(text)
  return name.endsWith('Base64Binary') || (addressName.test(name) && bytesInUrl.test(text))
}

/** Whether an element of this name is XHTML (R4 narrative.html). */
export function holdsNarrative(name: string, item: unknown): boolean {
  return name === 'div' || (name === 'text' && isObject(item) && 'div' in item)
}

/** Narrative that a system made from the data says nothing beyond it (R4 narrative.html#status). */
function isGenerated(narrative: unknown): boolean {
  return isObject(narrative) && narrative.status === 'generated'
}

/**
 * Pure: the resource without markup, an attachment's bytes, scripts and text without end, and cut off where it is deeper
 * than FHIR. With `marks`, clinical free text is marked.
 */
export function stripped(resource: AnyResource, { marks }: { marks: boolean }): Stripped {
  const stripper = new Stripper(marks)
  const shown = stripper.node(resource, resource.resourceType, '', '') as AnyResource
  return { shown, hidden: [...stripper.hidden] }
}

/** A value as it was before its texts were marked: what a person or a model sends back is to hold no marks of ours. */
export function withoutMarks<T>(value: T): T {
  return restored(value, 0) as T
}

function restored(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return unmarked(value)
  if (depth > 2 * maxDepth) return value
  if (Array.isArray(value)) return value.map((item) => restored(item, depth + 1))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, restored(item, depth + 1)]))
}
