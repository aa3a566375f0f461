import { z } from 'zod'
import { Failure } from '../../failure/failure.ts'
import { defineReadTool } from '../define-tool.ts'
import { withVersion } from '../pipeline.ts'
import { record, toRecord } from '../present/record.ts'
import { logicalId, resourceType } from './arguments.ts'

export const fhirRead = defineReadTool({
  name: 'fhir_read',
  title: 'Read one FHIR record',
  description: [
    'Reads one record by type and id, whole but without narrative and attachments, with its versionId.',
    'Use it when a search row does not say enough, and always before fhir_update or fhir_delete.',
    'Ids come from fhir_search or from references in records: do not guess them.',
  ].join('\n'),
  interaction: 'read',
  input: z.strictObject({ type: resourceType, id: logicalId }),
  output: record,
  plan: ({ type, id }) => ({
    access: {
      interaction: 'read',
      resourceType: type,
      id,
      patients: type === 'Patient' ? [`Patient/${id}`] : [],
    },
    fetch: async (fhir) => {
      const result = await fhir.read(type, id)
      return { request: result.request, records: [withVersion(result)] }
    },
    present: ({ records: [resource] }) => {
      if (!resource) throw new Failure('fhir/not-found')
      return toRecord(resource)
    },
  }),
})
