import type { AnyResource } from '@repo/fhir'
import { z } from 'zod'
import { defineWriteTool } from '../define-tool.ts'
import { resource } from './arguments.ts'
import { presentWritten, toWritten, written } from './written.ts'

function withoutId({ id: _id, ...fresh }: AnyResource): AnyResource {
  return fresh
}

export const fhirCreate = defineWriteTool({
  name: 'fhir_create',
  title: 'Create a FHIR record',
  description: [
    'Creates one new record and returns its reference. The FHIR server gives the id: leave "id" out.',
    'Search first whether the record exists already. Show the person what you are about to write and ask them.',
  ].join('\n'),
  interaction: 'create',
  input: z.strictObject({ resource }),
  output: written,
  target: ({ resource: proposed }) => ({ resourceType: proposed.resourceType, proposed: withoutId(proposed) }),
  perform: async ({ resource: proposed }, fhir) => {
    const result = await fhir.create(withoutId(proposed))
    return toWritten(result, result.resource)
  },
  present: presentWritten('created'),
})
