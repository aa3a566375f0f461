import type { AnyResource } from './vocabulary.ts'

/** Elements beside `meta.security` that label the record they stand in (R4 documentreference, composition). */
const labelElements: Readonly<Record<string, string>> = {
  Composition: 'confidentiality',
  DocumentReference: 'securityLabel',
}

/** Search parameters that read those elements, by type. */
const labelParameters: Readonly<Record<string, string>> = {
  Composition: 'confidentiality',
  DocumentReference: 'security-label',
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A server may send one where R4 has a list. */
function itemsOf(value: unknown): unknown[] {
  return value === undefined || value === null ? [] : [value].flat()
}

/** What the terms of a Contract are labelled with, groups of terms included (R4 contract.html). */
function termLabels({ term }: AnyResource): unknown[] {
  const pending = itemsOf(term)
  const found: unknown[] = []
  while (pending.length > 0) {
    const one = pending.pop()
    if (!isObject(one)) continue
    pending.push(...itemsOf(one.group))
    for (const label of itemsOf(one.securityLabel).filter(isObject))
      found.push(...[label.classification, label.category, label.control].flatMap(itemsOf))
  }
  return found
}

/** The codes of a Coding, a CodeableConcept or a bare code. */
function codesOf(label: unknown): string[] {
  if (typeof label === 'string') return [label]
  if (!isObject(label)) return []
  const own = typeof label.code === 'string' && label.code !== '' ? [label.code] : []
  return [...own, ...itemsOf(label.coding).flatMap((coding) => (isObject(coding) ? codesOf(coding) : []))]
}

/**
 * The security label codes of a resource, each once: of `meta.security` and of what else labels the record in R4
 * (`DocumentReference.securityLabel`, `Composition.confidentiality`, the terms of a Contract). Labels without a code count
 * for nothing. Left out: labels of what a record points to or rules about (`AuditEvent.entity`, `Consent.provision`).
 */
export function labelsOf(resource: AnyResource): string[] {
  const { resourceType } = resource
  const element = Object.hasOwn(labelElements, resourceType) ? labelElements[resourceType] : undefined
  const own = element === undefined ? [] : itemsOf(resource[element])
  const terms = resourceType === 'Contract' ? termLabels(resource) : []
  return [...new Set([...itemsOf(resource.meta?.security), ...own, ...terms].flatMap(codesOf))]
}

/** Whether a search parameter finds records by the labels that {@link labelsOf} reads beside `meta.security`. */
export function isLabelParameter(resourceType: string, code: string): boolean {
  return Object.hasOwn(labelParameters, resourceType) && labelParameters[resourceType] === code
}
