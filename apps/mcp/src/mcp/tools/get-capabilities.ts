import type { AnyResource } from '@repo/fhir'
import { z } from 'zod'
import { Failure } from '../../failure/failure.ts'
import { defineReadTool } from '../define-tool.ts'
import { budgetTokens, capped, fitting } from '../present/budget.ts'
import { isObject } from '../present/datatypes.ts'
import { resourceType } from './arguments.ts'

const oneType = z.object({
  type: z.string(),
  interactions: z.array(z.string()),
  searchParams: z.array(z.string()).optional(),
})
const output = z.object({
  fhirVersion: z.string().optional(),
  software: z.string().optional(),
  types: z.array(oneType),
  truncated: z.string().optional(),
})

const frameTokens = 300
const nameLength = 80

function strings(list: unknown, key: string): string[] {
  if (!Array.isArray(list)) return []
  return list.filter(isObject).flatMap((item) => (typeof item[key] === 'string' ? [capped(item[key], nameLength)] : []))
}

function describe(resource: Record<string, unknown>, whole: boolean): z.output<typeof oneType> {
  const params = Array.isArray(resource.searchParam) ? resource.searchParam.filter(isObject) : []
  return {
    type: short(resource.type) ?? '',
    interactions: strings(resource.interaction, 'code').slice(0, 20),
    ...(whole && { searchParams: params.map(({ name, type }) => `${short(name) ?? ''} (${short(type) ?? ''})`) }),
  }
}

function short(value: unknown): string | undefined {
  return typeof value === 'string' ? capped(value, nameLength) : undefined
}

/** Pure: the server's own account of itself, one type whole or all types in short. */
function toCapabilities(statement: AnyResource, type: string | undefined): z.output<typeof output> {
  const [rest] = Array.isArray(statement.rest) ? statement.rest.filter(isObject) : []
  const resources = Array.isArray(rest?.resource) ? rest.resource.filter(isObject) : []
  const wanted = type ? resources.filter((resource) => resource.type === type) : resources
  if (type && wanted.length === 0) throw new Failure('fhir/rejected', { hint: `The server does not serve ${type}.` })
  const fhirVersion = short(statement.fhirVersion)
  const software = isObject(statement.software) ? short(statement.software.name) : undefined
  return {
    ...(fhirVersion && { fhirVersion }),
    ...(software && { software }),
    ...(type ? wholeType(wanted[0] ?? {}) : allTypes(wanted)),
  }
}

type Listed = Pick<z.output<typeof output>, 'types' | 'truncated'>

function allTypes(resources: Record<string, unknown>[]): Listed {
  const types = resources.map((resource) => describe(resource, false))
  const kept = types.slice(0, fitting(types, budgetTokens - frameTokens))
  const left = types.length - kept.length
  return { types: kept, ...(left > 0 && { truncated: `${left} more types are served: ask for one by "type".` }) }
}

function wholeType(resource: Record<string, unknown>): Listed {
  const { searchParams = [], ...head } = describe(resource, true)
  const kept = searchParams.slice(0, fitting(searchParams, budgetTokens - frameTokens))
  const left = searchParams.length - kept.length
  const types = [{ ...head, searchParams: kept }]
  return { types, ...(left > 0 && { truncated: `${left} more search parameters are not listed.` }) }
}

export const getCapabilities = defineReadTool({
  name: 'get_capabilities',
  title: 'What the FHIR server can do',
  description: [
    'Lists the record types that the FHIR server serves and what can be done with each.',
    'With "type": also the search parameters of that type. Call it before a search whose parameters you are not sure of.',
  ].join('\n'),
  interaction: 'capabilities',
  input: z.strictObject({ type: resourceType.optional() }),
  output,
  access: () => ({ resourceType: 'CapabilityStatement', patients: [] }),
  fetch: async (_given, fhir) => {
    const { resource, request } = await fhir.capabilities()
    return { request, records: [resource] }
  },
  present: ({ records: [statement] }, { type }) => {
    if (!statement) throw new Failure('fhir/malformed')
    return toCapabilities(statement, type)
  },
})
