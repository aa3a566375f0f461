import { z } from 'zod'
import { defineWriteTool } from '../define-tool.ts'
import { logicalId, resourceType, versionId } from './arguments.ts'
import { presentWritten, toWritten, written } from './written.ts'

export const fhirDelete = defineWriteTool({
  name: 'fhir_delete',
  title: 'Delete a FHIR record',
  description: [
    'Deletes one record. Clinical records are hardly ever deleted: correct them with fhir_update instead.',
    'Read the record first (fhir_read), give its versionId, and ask the person before you delete.',
  ].join('\n'),
  interaction: 'delete',
  input: z.strictObject({ type: resourceType, id: logicalId, versionId }),
  output: written,
  target: ({ type, id, versionId: read }) => ({ resourceType: type, id, versionId: read }),
  perform: async ({ type, id, versionId: ifMatch }, fhir) =>
    toWritten(await fhir.delete(type, id, { ifMatch }), { resourceType: type, id }),
  present: presentWritten('deleted'),
})
