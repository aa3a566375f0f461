import type { AnyResource } from '@repo/fhir'
import * as z from 'zod'
import { Failure } from '../../failure/failure.ts'
import { isObject, type Json } from '../../mcp/present/datatypes.ts'
import type { ReadTool } from '../../mcp/read/read-tool.ts'
import { noParameters, resourceOutput } from './bundle.ts'

const interactions = ['read', 'vread', 'update', 'patch', 'delete', 'history-instance', 'create', 'search-type']

const isServed = (one: unknown) => isObject(one) && typeof one.code === 'string' && interactions.includes(one.code)

/** What the platform says of a type and we do not pass on: operations, conditions other than If-None-Exist. */
function ofType({ operation: _operation, interaction, ...type }: Json): Json {
  const served = [interaction].flat().filter(isServed)
  return {
    ...type,
    ...(served.length > 0 && { interaction: served }),
    versioning: 'versioned-update',
    updateCreate: false,
    conditionalRead: 'not-supported',
    conditionalUpdate: false,
    conditionalDelete: 'not-supported',
  }
}

/** How to sign in there is no way to sign in here, and nothing is asked of the whole server. */
function ofServer(server: Json): Json {
  const { security: _security, interaction: _interaction, operation: _operation, compartment: _none, ...rest } = server
  return { ...rest, ...(Array.isArray(rest.resource) && { resource: rest.resource.filter(isObject).map(ofType) }) }
}

/** A platform's CapabilityStatement under our own address: what of it can be asked here (R4 capabilitystatement.html). */
function ownStatement(statement: AnyResource, base: string): AnyResource {
  const { implementation, rest, messaging: _messaging, document: _document, ...said } = statement
  const described = isObject(implementation) ? implementation : { description: 'FHIR platform' }
  return {
    ...said,
    implementation: { ...described, url: base },
    format: ['application/fhir+json'],
    patchFormat: ['application/json-patch+json'],
    ...(Array.isArray(rest) && { rest: rest.filter(isObject).map(ofServer) }),
  }
}

const none = z.strictObject({ query: noParameters })

/** The platform's CapabilityStatement (R4 http.html#capabilities). */
export const readStatement = (base: string): ReadTool<typeof none, typeof resourceOutput> => ({
  name: 'rest_capabilities',
  title: 'What the platform can do',
  description: 'GET metadata',
  interaction: 'capabilities',
  input: none,
  output: resourceOutput,
  plan: () => {
    let statement: AnyResource | undefined
    return {
      access: { interaction: 'capabilities', resourceType: 'CapabilityStatement', patients: [] },
      fetch: async (fhir) => {
        const { resource, request } = await fhir.capabilities()
        statement = resource
        return { request, records: [] }
      },
      present: () => {
        if (!statement) throw new Failure('fhir/unavailable')
        return ownStatement(statement, base)
      },
    }
  },
})
