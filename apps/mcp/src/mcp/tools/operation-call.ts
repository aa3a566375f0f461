import {
  checkOperation,
  findOperation,
  hasSearchIn,
  isResourceType,
  type OperationDefinition,
  type OperationFault,
  type OperationRequest,
  patientsInSearch,
  patientsOf,
  type Reference,
  type ResourceType,
  referencesIn,
} from '@repo/fhir'
import { Failure } from '../../failure/failure.ts'
import type { Access, Reach, Surroundings } from '../read/read-tool.ts'
import { containedIn, isResource } from '../release/policy-record.ts'
import { askedOf, pointedAt } from '../release/references.ts'

/** An operation of a type or of one record. */
export interface OperationCall extends OperationRequest {
  resourceType: ResourceType
}

const maxFaults = 10
const faultLength = 300
const searchHint = 'A search cannot stand for a reference: search first, then write {"reference":"Type/id"}.'

function hintOf(faults: readonly OperationFault[]): string {
  const lines = faults.slice(0, maxFaults).map(({ name, message, suggestions }) => {
    const near = suggestions.length > 0 ? `; near to it: ${suggestions.join(', ')}` : ''
    return `${name}: ${message}${near}`.slice(0, faultLength)
  })
  return `${lines.join('; ')}.`
}

/**
 * The definition of a call that can be sent.
 * @throws Failure `input/invalid` with every fault, `fhir/unsupported` where the platform does not list the operation
 */
export async function requireOperation(
  call: OperationCall,
  { operations: extra, capabilities }: Surroundings,
): Promise<OperationDefinition> {
  const faults = checkOperation(call, { extra })
  const definition = findOperation(call, extra)
  if (faults.length > 0 || !definition) throw new Failure('input/invalid', { hint: hintOf(faults) })
  const server = await capabilities()
  const unlisted = server ? checkOperation(call, { extra, server }) : []
  if (unlisted.length > 0) throw new Failure('fhir/unsupported', { hint: hintOf(unlisted) })
  return definition
}

/** The patients to whom a call is confined: the one it is made on, and those whom a search by its parameters would name. */
export function patientsNamed(
  { resourceType, id, parameters }: OperationCall,
  platform: { fhirBaseUrl: string },
): Reference[] {
  const named = Object.entries(parameters).flatMap(([name, value]) =>
    [value]
      .flat()
      .flatMap((one) => (typeof one === 'string' ? patientsInSearch(resourceType, [[name, one]], platform) : [])),
  )
  return resourceType === 'Patient' && id !== undefined ? [`Patient/${id}`, ...named] : named
}

/**
 * What the parameters point to, those that are text (`subject=Patient/1`) too, and the resources of other types that are sent
 * along: what comes back tells of these as well.
 */
function alsoAsked({ parameters, resourceType }: OperationCall, named: Reference[], platform: { fhirBaseUrl: string }) {
  const values = Object.values(parameters).flat()
  if (hasSearchIn(parameters)) throw new Failure('input/invalid', { hint: searchHint })
  const texts = values.filter((value) => typeof value === 'string').map((reference) => ({ reference }))
  const { patients, requests } = askedOf(referencesIn([parameters, texts], platform), named)
  const sent = values.filter(isResource).flatMap((resource) => [resource, ...containedIn(resource)])
  const others = sent.filter((resource) => resource.resourceType !== resourceType)
  const along = others.map((resource) => {
    return pointedAt({ resourceType: resource.resourceType, patients: patientsOf(resource, platform) })
  })
  return {
    patients: [...patients, ...sent.flatMap((one) => patientsOf(one, platform))],
    requests: [...requests, ...along],
  }
}

/** The types that an answer is to hold alone (`$everything?_type=Observation,Condition`). */
function typesNamed({ name: operation, parameters }: OperationCall, patients: Reference[]): Reach[] {
  const named = [parameters._type].flat().flatMap((value) => (typeof value === 'string' ? value.split(',') : []))
  const types = [...new Set(named.map((type) => type.trim()))].filter(isResourceType)
  return types.map((resourceType) => {
    const hint = `"_type" names ${resourceType}, which this person may not read: leave it out.`
    return { interaction: 'operation', resourceType, patients, stage: 'request', hint, operation }
  })
}

/** What policy is asked of a call. */
export function accessOf(
  call: OperationCall,
  { discloses }: OperationDefinition,
  platform: { fhirBaseUrl: string },
): Access {
  const { name: operation, resourceType, id } = call
  // Figures, and remarks on a stored record, tell of records that are not there to be judged one by one.
  const named = patientsNamed(call, platform)
  const also = alsoAsked(call, named, platform)
  const patients = [...new Set([...named, ...also.patients])]
  const reaches = typesNamed(call, patients)
  const isUnseen = discloses === 'aggregate' || (discloses === 'nothing' && id !== undefined)
  return {
    interaction: 'operation',
    operation,
    resourceType,
    discloses,
    patients,
    ...(reaches.length > 0 && { reaches }),
    ...(also.requests.length > 0 && { pointedAt: also.requests }),
    ...(id !== undefined && { id }),
    ...(isUnseen && { labels: ['R'] }),
  }
}
