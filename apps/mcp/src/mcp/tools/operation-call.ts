import {
  checkOperation,
  findOperation,
  type OperationDefinition,
  type OperationFault,
  type OperationRequest,
  patientsInSearch,
  patientsOf,
  type Reference,
  type ResourceType,
} from '@repo/fhir'
import { Failure } from '../../failure/failure.ts'
import { isObject } from '../present/datatypes.ts'
import type { Access, Surroundings } from '../read/read-tool.ts'

/** An operation of a type or of one record. */
export interface OperationCall extends OperationRequest {
  resourceType: ResourceType
}

const maxFaults = 10
const faultLength = 300

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

/** The patients of the resources that a call sends along. */
function patientsSent({ parameters }: OperationCall, platform: { fhirBaseUrl: string }): Reference[] {
  const resources = Object.values(parameters).flat().filter(isObject)
  return resources.flatMap(({ resourceType, ...rest }) =>
    typeof resourceType === 'string' ? patientsOf({ ...rest, resourceType }, platform) : [],
  )
}

/** What policy is asked of a call. */
export function accessOf(
  call: OperationCall,
  { discloses }: OperationDefinition,
  platform: { fhirBaseUrl: string },
): Access {
  const { name: operation, resourceType, id } = call
  // Figures, and remarks on a stored record, tell of records that are not there to be judged one by one.
  const isUnseen = discloses === 'aggregate' || (discloses === 'nothing' && id !== undefined)
  return {
    interaction: 'operation',
    operation,
    resourceType,
    discloses,
    patients: [...new Set([...patientsNamed(call, platform), ...patientsSent(call, platform)])],
    ...(id !== undefined && { id }),
    ...(isUnseen && { labels: ['R'] }),
  }
}
