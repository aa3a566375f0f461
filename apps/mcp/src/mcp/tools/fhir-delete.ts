import * as z from 'zod'
import { defineWriteTool } from '../define-tool.ts'
import { logicalId, resourceType, versionId } from './arguments.ts'
import { confirm, writtenOf } from './write-arguments.ts'

export const fhirDelete = defineWriteTool({
  name: 'fhir_delete',
  title: 'Delete a FHIR record',
  description: [
    'Deletes one record. Clinical records are hardly ever deleted: correct them with fhir_patch instead.',
    'Read the record first (fhir_read), and show the person what will be gone.',
  ].join('\n'),
  interaction: 'delete',
  input: z.strictObject({ type: resourceType, id: logicalId, versionId, confirm }),
  plan: ({ type, id, versionId: ifMatch }) => ({
    resourceType: type,
    id,
    versionId: ifMatch,
    perform: async (fhir) => writtenOf({ resourceType: type, id }, await fhir.delete(type, id, { ifMatch }), 'deleted'),
  }),
})
