import {
  type AnyResource,
  checkSearch,
  FhirError,
  type ResourceType,
  type SearchPairs,
  type ServerCapabilities,
  searchParametersOf,
} from '@repo/fhir'
import * as z from 'zod'
import { Failure } from '../../failure/failure.ts'
import { defineWriteTool } from '../define-tool.ts'
import { withoutMarks } from '../present/stripped.ts'
import type { FhirWriter, Found, WritePlan, Written } from '../write/write-tool.ts'
import { resource } from './arguments.ts'
import { pairsOf, type SearchArguments, searchParams } from './search-arguments.ts'
import { confirm, writtenOf } from './write-arguments.ts'

function withoutId({ id: _id, ...fresh }: AnyResource): AnyResource {
  return fresh
}

/** No condition goes out that could not be recorded whole: an audit record holds 8,192 characters of a request. */
const maxConditionLength = 8_000

/**
 * What finds a record by itself: nothing that looks into others, brings others along or says how to answer. A modifier of
 * a reference (`:identifier`, a type, `:above`) is not told to policy as the patient that it means.
 */
function isPlain(type: ResourceType, name: string): boolean {
  const [code = '', modifier] = name.split(':')
  if (modifier !== undefined && searchParametersOf(type).get(code) === 'reference') return false
  return name === '_id' || !/^_|\./.test(name)
}

function criteriaOf(type: ResourceType, pairs: SearchPairs, server: ServerCapabilities | undefined): SearchPairs {
  const odd = pairs.filter(([name]) => !isPlain(type, name)).map(([name]) => `${name.slice(0, 60)}: not taken here`)
  const faults = checkSearch(type, pairs, { server }).map(({ name, message }) => `${name}: ${message}`)
  const length = new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString().length
  const whole = [
    ...(pairs.length === 0 ? ['give at least one parameter'] : []),
    ...(length > maxConditionLength ? [`longer than ${maxConditionLength} characters when encoded`] : []),
  ]
  const [first] = [...whole, ...odd, ...faults]
  if (first) throw new Failure('input/invalid', { hint: `ifNoneExist.${first}.` })
  return pairs
}

async function create(
  fhir: FhirWriter,
  proposed: AnyResource,
  criteria: SearchPairs | undefined,
): Promise<Written | Found> {
  try {
    const result = await fhir.create(proposed, criteria && { ifNoneExist: criteria })
    const written = writtenOf(result.resource, result, 'created')
    const isFound = criteria !== undefined && !result.created && !written.accepted
    return isFound ? { found: true, reference: written.reference } : written
  } catch (cause) {
    // Several match. What the server says of that names records that policy was not asked about.
    if (criteria && cause instanceof FhirError && cause.status === 412) return { found: true }
    throw cause
  }
}

interface Creation {
  resourceType: ResourceType
  /** Its id is left out: the server gives one (R4 http.html#create). */
  resource: AnyResource
  ifNoneExist?: SearchArguments | undefined
  idempotencyKey?: string | undefined
}

/** @throws Failure `input/invalid` for a condition that is not taken */
export function creationPlan(
  { resourceType, resource: given, ifNoneExist, idempotencyKey }: Creation,
  server: ServerCapabilities | undefined,
): WritePlan {
  const proposed = withoutId(given)
  const criteria = ifNoneExist && criteriaOf(resourceType, pairsOf(ifNoneExist), server)
  return {
    resourceType,
    proposed,
    ...(criteria && { ifNoneExist: criteria }),
    ...(idempotencyKey && { idempotencyKey }),
    perform: (fhir) => create(fhir, proposed, criteria),
  }
}

export const fhirCreate = defineWriteTool({
  name: 'fhir_create',
  title: 'Create a FHIR record',
  description: [
    'Creates one record and returns its reference. The server gives the id: leave "id" out.',
    'Search first whether the record exists. Show the person what you will write and ask them.',
    'With "idempotencyKey" a repeated call of this session creates nothing twice for 24 hours.',
  ].join('\n'),
  interaction: 'create',
  input: z.strictObject({
    resource,
    ifNoneExist: searchParams
      .optional()
      .describe('Search parameters, e.g. {"identifier":"http://example.org|123"}: where one matches, none is created'),
    idempotencyKey: z
      .string()
      .regex(/^[A-Za-z0-9_.-]{8,64}$/, '8 to 64 of A-Z a-z 0-9 _ . -')
      .optional()
      .describe('Your own name for this creation, 8 to 64 of A-Z a-z 0-9 _ . -'),
    confirm,
  }),
  plan: ({ resource: given, ...how }, server) =>
    creationPlan({ ...how, resourceType: given.resourceType, resource: withoutMarks(given) }, server),
})
