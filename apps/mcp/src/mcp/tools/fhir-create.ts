import type { AnyResource } from '@repo/fhir'
import { z } from 'zod'
import { defineWriteTool } from '../define-tool.ts'
import { resource } from './arguments.ts'
import { confirm, versionOf } from './write-arguments.ts'

function withoutId({ id: _id, ...fresh }: AnyResource): AnyResource {
  return fresh
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
    idempotencyKey: z
      .string()
      .regex(/^[A-Za-z0-9_.-]{8,64}$/, '8 to 64 of A-Z a-z 0-9 _ . -')
      .optional()
      .describe('A name of your own for this creation, 8 to 64 of A-Z a-z 0-9 _ . -'),
    confirm,
  }),
  plan: ({ resource: given, idempotencyKey }) => {
    const proposed = withoutId(given)
    return {
      resourceType: given.resourceType,
      proposed,
      ...(idempotencyKey && { idempotencyKey }),
      perform: async (fhir) => {
        const result = await fhir.create(proposed)
        return { ...versionOf(result.resource, result), done: 'created' }
      },
    }
  },
})
