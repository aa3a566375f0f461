import {
  type AnyResource,
  checkSearch,
  FhirError,
  type ResourceType,
  type SearchPairs,
  type ServerCapabilities,
} from '@repo/fhir'
import * as z from 'zod'
import { Failure } from '../../failure/failure.ts'
import { defineWriteTool } from '../define-tool.ts'
import type { FhirWriter, Written } from '../write/write-tool.ts'
import { resource } from './arguments.ts'
import { pairsOf, searchParams } from './search-arguments.ts'
import { confirm, versionOf } from './write-arguments.ts'

function withoutId({ id: _id, ...fresh }: AnyResource): AnyResource {
  return fresh
}

/** What finds a record by itself: nothing that looks into others, brings others along or says how to answer. */
function isPlain(name: string): boolean {
  return name === '_id' || !/^_|\./.test(name)
}

function criteriaOf(type: ResourceType, pairs: SearchPairs, server: ServerCapabilities | undefined): SearchPairs {
  const odd = pairs.filter(([name]) => !isPlain(name)).map(([name]) => `${name.slice(0, 60)}: not taken here`)
  const faults = checkSearch(type, pairs, { server }).map(({ name, message }) => `${name}: ${message}`)
  const [first] = [...(pairs.length === 0 ? ['give at least one parameter'] : []), ...odd, ...faults]
  if (first) throw new Failure('input/invalid', { hint: `ifNoneExist.${first}.` })
  return pairs
}

async function create(fhir: FhirWriter, proposed: AnyResource, criteria: SearchPairs | undefined): Promise<Written> {
  try {
    const result = await fhir.create(proposed, criteria && { ifNoneExist: criteria })
    const isFound = criteria !== undefined && !result.created
    return { ...versionOf(result.resource, result), done: 'created', ...(isFound && { found: true }) }
  } catch (cause) {
    const areSeveral = criteria && cause instanceof FhirError && cause.status === 412
    if (!areSeveral) throw cause
    throw new Failure('fhir/rejected', { cause, hint: 'Several records match ifNoneExist: search for them.' })
  }
}

export const fhirCreate = defineWriteTool({
  name: 'fhir_create',
  title: 'Create a FHIR record',
  description: [
    'Creates one new record and returns its reference. The FHIR server gives the id: leave "id" out.',
    'Search first whether the record exists already. Show the person what you are about to write and ask them.',
    'Give "idempotencyKey" where you might have to repeat the call: the same key creates nothing twice within 24 hours.',
  ].join('\n'),
  interaction: 'create',
  input: z.strictObject({
    resource,
    ifNoneExist: searchParams
      .optional()
      .describe(
        'Search parameters, e.g. {"identifier":"http://example.org|123"}: where a record matches, none is created',
      ),
    idempotencyKey: z
      .string()
      .regex(/^[A-Za-z0-9_.-]{8,64}$/, '8 to 64 of A-Z a-z 0-9 _ . -')
      .optional()
      .describe('A name of your own for this creation, 8 to 64 of A-Z a-z 0-9 _ . -'),
    confirm,
  }),
  plan: ({ resource: given, ifNoneExist, idempotencyKey }, server) => {
    const proposed = withoutId(given)
    const criteria = ifNoneExist && criteriaOf(given.resourceType, pairsOf(ifNoneExist), server)
    return {
      resourceType: given.resourceType,
      proposed,
      ...(criteria && { ifNoneExist: criteria }),
      ...(idempotencyKey && { idempotencyKey }),
      perform: (fhir) => create(fhir, proposed, criteria),
    }
  },
})
