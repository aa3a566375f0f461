import type { AnyResource } from '../../vocabulary.ts'
import type { Exchange } from '../exchange.ts'
import { expectResource } from '../fhir-answer.ts'
import type { FhirResult } from '../fhir-client.ts'
import { FhirError } from '../fhir-error.ts'
import { checkedId, checkedType } from '../request-path.ts'

export async function read(exchange: Exchange, resourceType: string, id: string): Promise<FhirResult> {
  const path = `/${checkedType(resourceType)}/${checkedId(id)}`
  const answer = await exchange({ method: 'GET', path, resourceType })
  return { ...answer.response, resource: expectResource(answer, resourceType, id) }
}

/** The version that a resource itself names counts; an ETag need not be one. */
function namesOtherVersion({ meta }: AnyResource, versionId: string): boolean {
  const named: unknown = meta?.versionId
  return named !== undefined && named !== versionId
}

export async function vread(
  exchange: Exchange,
  resourceType: string,
  id: string,
  versionId: string,
): Promise<FhirResult> {
  const path = `/${checkedType(resourceType)}/${checkedId(id)}/_history/${checkedId(versionId)}`
  const answer = await exchange({ method: 'GET', path, resourceType })
  const resource = expectResource(answer, resourceType, id)
  if (namesOtherVersion(resource, versionId)) throw new FhirError('fhir/malformed', { status: answer.response.status })
  return { ...answer.response, versionId, resource }
}

export async function capabilities(exchange: Exchange): Promise<FhirResult> {
  const answer = await exchange({ method: 'GET', path: '/metadata', resourceType: 'CapabilityStatement' })
  return { ...answer.response, resource: expectResource(answer, 'CapabilityStatement') }
}
