import { type SearchParams, searchPairs } from './client/search-params.ts'
import { patientCompartmentElements, patientCompartmentParameters } from './generated/patient-compartment.ts'
import type { ResourceType } from './generated/resource-types.ts'
import { isResourceType } from './resource-type.ts'
import { r4Parameters } from './search/search-parameter.ts'
import { rulesOfType } from './validation/element-rules.ts'
import { type AnyResource, isLogicalId, type Reference } from './vocabulary.ts'

/** Where absolute references may point and still mean a record of this server. */
export interface ServerBase {
  fhirBaseUrl?: string
}

/** A literal reference to a record of this server, any version; undefined for every other reference. */
export function literalTarget(
  reference: string,
  { fhirBaseUrl }: ServerBase,
): { resourceType: string; id: string } | undefined {
  const base = fhirBaseUrl === undefined ? undefined : `${fhirBaseUrl.replace(/\/+$/, '')}/`
  const relative = base !== undefined && reference.startsWith(base) ? reference.slice(base.length) : reference
  const [resourceType = '', id = '', ...version] = relative.split('/')
  if (!isResourceType(resourceType) || !isLogicalId(id)) return undefined
  const versioned = version.length === 2 && version[0] === '_history' && isLogicalId(version[1] ?? '')
  return version.length === 0 || versioned ? { resourceType, id } : undefined
}

function literalPatient(reference: string, server: ServerBase): Reference | undefined {
  const target = literalTarget(reference, server)
  return target?.resourceType === 'Patient' ? `Patient/${target.id}` : undefined
}

/** Every value at a dotted element path; arrays on the way are walked through. */
function valuesAt(node: unknown, path: readonly string[]): unknown[] {
  if (Array.isArray(node)) return node.flatMap((item) => valuesAt(item, path))
  const [element, ...rest] = path
  if (element === undefined) return [node]
  if (typeof node !== 'object' || node === null || !Object.hasOwn(node, element)) return []
  return valuesAt(Reflect.get(node, element), rest)
}

/** Also for types that the compartment forgets, such as GuidanceResponse and Device. */
const commonElements = ['patient', 'subject']

/** Outside the compartment, and yet what tells whose a record is where nothing else does. Of a List all whom it lists count. */
const elementsBeside: Readonly<Partial<Record<ResourceType, readonly string[]>>> = {
  Account: ['guarantor.party'],
  BiologicallyDerivedProduct: ['collection.source'],
  Contract: ['signer.party', 'term.offer.party.reference', 'term.action.subject.reference'],
  DocumentReference: ['context.sourcePatientInfo'],
  List: ['entry.item'],
  Observation: ['focus'],
  QuestionnaireResponse: ['source'],
  SupplyRequest: ['requester'],
  Task: ['owner', 'requester'],
}

/** Types that are always about somebody, whom a record of theirs may leave to another record to name. */
const aboutSomebody = new Set(['DeviceMetric', 'EnrollmentResponse', 'List', 'PaymentNotice', 'PaymentReconciliation'])

/** Whether a record that names no patient is about somebody all the same: a metric of the Device that they carry. */
export function isAboutSomebody({ resourceType }: AnyResource): boolean {
  return aboutSomebody.has(resourceType)
}

function compartmentElements(resourceType: string): readonly string[] {
  if (!isResourceType(resourceType)) return []
  return [...new Set([...(patientCompartmentElements[resourceType] ?? []), ...commonElements])]
}

function referenceOf(value: unknown): string | undefined {
  const reference: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'reference') : undefined
  return typeof reference === 'string' ? reference : undefined
}

/**
 * The patients in whose compartment a resource lies, as `Patient/id`, each once (R4 compartmentdefinition-patient.html).
 * A Patient lies in its own. Only literal references count: contained (`#`), `urn:`, logical and foreign absolute
 * references name nobody here. Absolute ones count on `fhirBaseUrl` alone. Where these elements name nobody, others of
 * the type do that say whose it is (`Contract.signer.party`); of a List its items, too.
 */
export function patientsOf(resource: AnyResource, server: ServerBase = {}): Reference[] {
  const patients = new Set<Reference>()
  const { resourceType, id } = resource
  if (resourceType === 'Patient' && id !== undefined && isLogicalId(id)) patients.add(`Patient/${id}`)
  for (const patient of patientsAt(resource, compartmentElements(resourceType), server)) patients.add(patient)
  for (const patient of patientsAt(resource, besideElements(resource, server), server)) patients.add(patient)
  return [...patients]
}

/** The elements outside the compartment that count of a resource. */
function besideElements(resource: AnyResource, server: ServerBase): readonly string[] {
  const { resourceType } = resource
  const elements = isResourceType(resourceType) ? (elementsBeside[resourceType] ?? []) : []
  if (elements.length === 0 || resourceType === 'List') return elements
  return patientsAt(resource, compartmentElements(resourceType), server).length === 0 ? elements : []
}

function patientsAt(resource: AnyResource, elements: readonly string[], server: ServerBase): Reference[] {
  const values = elements.flatMap((element) => valuesAt(resource, element.split('.')))
  return values.flatMap((value) => literalPatient(referenceOf(value) ?? '', server) ?? [])
}

/** The type at the end of a literal reference on any server (`…/Type/id`), or of a search (`Type?…`). */
function namedType(reference: string): string | undefined {
  return /^(?:.*\/)?([A-Z][A-Za-z]+)(?:\/[A-Za-z0-9.-]{1,64}(?:\/_history\/[A-Za-z0-9.-]{1,64})?|\?.*)$/.exec(
    reference,
  )?.[1]
}

/** The types by id, once for each record: whoever judges all that a record contains asks for the same list again. */
const containedTypes = new WeakMap<readonly unknown[], ReadonlyMap<unknown, unknown>>()

/** The types of the contained resources by id; undefined for an id that several have (R4 references.html#contained). */
function typesOf(contained: readonly unknown[]): ReadonlyMap<unknown, unknown> {
  const known = containedTypes.get(contained)
  if (known !== undefined) return known
  const types = new Map<unknown, unknown>()
  for (const item of contained) {
    if (typeof item !== 'object' || item === null || !('id' in item)) continue
    types.set(item.id, types.has(item.id) ? undefined : Reflect.get(item, 'resourceType'))
  }
  containedTypes.set(contained, types)
  return types
}

/** The type of the contained resource that `#id` means, where it means one. */
function containedType({ contained }: AnyResource, fragment: string): string | undefined {
  const type = Array.isArray(contained) ? typesOf(contained).get(fragment) : undefined
  return typeof type === 'string' ? type : undefined
}

/** Elements that name the person whom a record is about, where R4 lets them point to a Patient. */
const ownerElements = new Set([...commonElements, 'beneficiary', 'candidate', 'individual', 'for'])

/** Whether a resource says that it is about a Group, of which nobody knows here who is in it (`subject`, `Task.for`). */
export function isAboutGroup(resource: AnyResource): boolean {
  return [...ownerElements].some((element) =>
    valuesAt(resource, [element]).some((value) => namedType(referenceOf(value) ?? '') === 'Group'),
  )
}

/**
 * Whether the `type` of a logical reference counts. Whoever writes a record chooses it, and a server may resolve the
 * identifier to a patient all the same: not where it would hide whom the record is about.
 */
function isTypeBelieved(resourceType: ResourceType, element: string): boolean {
  if (!ownerElements.has(element)) return true
  const targets = rulesOfType(resourceType).slots.get(element)?.type.targets
  return targets !== undefined && !targets.has('Patient')
}

/** The type that a reference we cannot follow says it means, as far as it says so. */
function declaredType(resource: AnyResource, element: string, value: object): string | undefined {
  const { resourceType } = resource
  const { reference, type } = value as { reference?: unknown; type?: unknown }
  if (reference === undefined) {
    const isBelieved = isResourceType(resourceType) && isTypeBelieved(resourceType, element)
    return isBelieved && typeof type === 'string' ? type : undefined
  }
  if (typeof reference !== 'string') return undefined
  return reference.startsWith('#') ? containedType(resource, reference.slice(1)) : namedType(reference)
}

function isUnclear(resource: AnyResource, element: string, value: unknown, server: ServerBase): boolean {
  if (typeof value !== 'object' || value === null) return false
  const reference = referenceOf(value)
  if (reference !== undefined && literalTarget(reference, server) !== undefined) return false
  if (!('reference' in value) && !('identifier' in value)) return false
  const type = declaredType(resource, element, value)
  return type === undefined || !isResourceType(type) || type === 'Patient'
}

/**
 * The elements of a resource that may place it in a patient's compartment, or be what tells whose it is, and do not say
 * whose: logical references (`identifier`), searches (`Patient?…`), contained and foreign ones, unless they say that they
 * mean another type.
 * What a logical reference says of its type counts only where the element does not name the person whom the record is
 * about. A server may resolve what we cannot.
 */
export function unclearReferences(resource: AnyResource, server: ServerBase = {}): string[] {
  const elements = [...compartmentElements(resource.resourceType), ...besideElements(resource, server)]
  return elements.filter((element) =>
    valuesAt(resource, element.split('.')).some((value) => isUnclear(resource, element, value, server)),
  )
}

/**
 * `patient` and `subject` of the types that the compartment forgets (Contract, Device, GuidanceResponse), which read the
 * elements that {@link patientsOf} reads there.
 */
function commonParameters(resourceType: ResourceType): Readonly<Record<string, 'Patient' | 'any'>> {
  const entries = commonElements.flatMap((code): [string, 'Patient' | 'any'][] => {
    const { type, targets } = r4Parameters(resourceType).get(code) ?? {}
    if (type !== 'reference' || (targets !== undefined && !targets.includes('Patient'))) return []
    return [[code, targets?.length === 1 ? 'Patient' : 'any']]
  })
  return Object.fromEntries(entries)
}

/** How a bare id reads under one parameter: as a Patient's id, or not at all. */
function bareIdsArePatients(resourceType: ResourceType, name: string): boolean | undefined {
  if (name === '_id') return resourceType === 'Patient' ? true : undefined
  const [code = '', modifier, ...more] = name.split(':')
  const parameters = patientCompartmentParameters[resourceType] ?? commonParameters(resourceType)
  if (more.length > 0 || !Object.hasOwn(parameters, code)) return undefined
  if (modifier !== undefined) return modifier === 'Patient' ? true : undefined
  return parameters[code] === 'Patient'
}

/**
 * The patients that a search confines itself to, as `Patient/id`, each once: every record it can match lies in the
 * compartment of at least one of them. A value whose alternatives are not all clear (another type, an ambiguous bare
 * id, an escape, an empty part), a chain and any modifier but `:Patient` name nobody.
 */
export function patientsInSearch(
  resourceType: ResourceType,
  params: SearchParams,
  server: ServerBase = {},
): Reference[] {
  const patients = new Set<Reference>()
  for (const [name, value] of searchPairs(params)) {
    const bareIds = bareIdsArePatients(resourceType, name)
    if (bareIds === undefined || value.includes('\\')) continue
    const alternatives = value.split(',').map((part) => {
      return bareIds && isLogicalId(part) ? (`Patient/${part}` as const) : literalPatient(part, server)
    })
    const clear = alternatives.filter((patient) => patient !== undefined)
    if (clear.length === alternatives.length) for (const patient of clear) patients.add(patient)
  }
  return [...patients]
}

/** By which parameter a type is searched for what is about a patient. */
export interface PatientParameter {
  code: string
  /** Others by which a record can be in a patient's compartment though it is about somebody else (`performer`). */
  others: string[]
}

/**
 * The parameter that finds what is about a patient: `_id` of Patient, else `patient` or `subject` where the type's compartment
 * has it (R4 compartmentdefinition-patient.html), else the only one that it has. Undefined where there is no such one.
 */
export function patientParameterOf(resourceType: ResourceType): PatientParameter | undefined {
  if (resourceType === 'Patient') return { code: '_id', others: [] }
  const codes = Object.keys(patientCompartmentParameters[resourceType] ?? commonParameters(resourceType))
  const code = commonElements.find((common) => codes.includes(common)) ?? (codes.length === 1 ? codes[0] : undefined)
  return code === undefined
    ? undefined
    : { code, others: codes.filter((one) => ![code, ...commonElements].includes(one)) }
}
