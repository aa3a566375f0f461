import * as z from 'zod'
import { defineWriteTool } from '../define-tool.ts'
import { hiddenElements, listed } from '../present/record.ts'
import { withoutMarks } from '../present/stripped.ts'
import { logicalId, resource, versionId } from './arguments.ts'
import { confirm, writtenOf } from './write-arguments.ts'

export const fhirUpdate = defineWriteTool({
  name: 'fhir_update',
  title: 'Replace a FHIR record',
  description: [
    'Replaces one record. Whatever the new version leaves out is lost: to change a few elements use fhir_patch.',
    'Read the record first (fhir_read), change that copy, and show the person the changes first.',
  ].join('\n'),
  interaction: 'update',
  input: z
    .strictObject({ id: logicalId, versionId, resource, confirm })
    .refine(({ id, resource: { id: own } }) => own === undefined || own === id, {
      path: ['resource', 'id'],
      message: 'differs from the argument "id"',
    }),
  plan: ({ id, versionId: read, resource: given }) => {
    const proposed = withoutMarks({ ...given, id })
    return {
      resourceType: given.resourceType,
      id,
      versionId: read,
      proposed,
      sendsWhole: true,
      // What fhir_read could not show is not in the new version: replacing the record would destroy it.
      objection: (stored) => {
        const hidden = hiddenElements(stored)
        return hidden.length > 0 ? `fhir_read leaves out ${listed(hidden)}. Use fhir_patch.` : undefined
      },
      perform: async (fhir) => writtenOf(proposed, await fhir.update(proposed, { ifMatch: read }), 'replaced'),
    }
  },
})
