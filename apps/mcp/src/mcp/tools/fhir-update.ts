import { z } from 'zod'
import { defineWriteTool } from '../define-tool.ts'
import { hiddenElements, listed } from '../present/record.ts'
import { logicalId, resource, versionId } from './arguments.ts'
import { presentWritten, toWritten, written } from './written.ts'

export const fhirUpdate = defineWriteTool({
  name: 'fhir_update',
  title: 'Replace a FHIR record',
  description: [
    'Replaces one record by a new version of it. Whatever the new version leaves out is lost.',
    'Read the record first (fhir_read), change that copy, give its versionId, and show the person the change before you make it.',
  ].join('\n'),
  interaction: 'update',
  input: z
    .strictObject({ id: logicalId, versionId, resource })
    .refine(({ id, resource: { id: own } }) => own === undefined || own === id, {
      path: ['resource', 'id'],
      message: 'differs from the argument "id"',
    }),
  output: written,
  target: ({ id, versionId: read, resource: proposed }) => ({
    resourceType: proposed.resourceType,
    id,
    versionId: read,
    proposed: { ...proposed, id },
  }),
  // What fhir_read could not show is not in the new version: replacing the record would destroy it.
  objection: (stored) => {
    const hidden = hiddenElements(stored)
    return hidden.length > 0 ? `fhir_read leaves out ${listed(hidden)}.` : undefined
  },
  perform: async ({ id, versionId: ifMatch, resource: proposed }, fhir) => {
    const result = await fhir.update({ ...proposed, id }, { ifMatch })
    return toWritten(result, { resourceType: proposed.resourceType, id })
  },
  present: presentWritten('replaced'),
})
