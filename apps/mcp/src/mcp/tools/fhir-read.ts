import type { ResourceType } from '@repo/fhir'
import * as z from 'zod'
import { Failure } from '../../failure/failure.ts'
import { defineReadTool } from '../define-tool.ts'
import { withVersion } from '../pipeline.ts'
import { record, toRecord } from '../present/record.ts'
import type { ReadPlan } from '../read/read-tool.ts'
import { budget, logicalId, resourceType, versionId } from './arguments.ts'
import { currentOf } from './current-record.ts'

/** What is asked and fetched for one record, or for one version of it. */
export function recordPlan(
  type: ResourceType,
  id: string,
  version?: string,
): Pick<ReadPlan<never>, 'access' | 'fetch'> {
  return {
    access: {
      interaction: version === undefined ? 'read' : 'vread',
      resourceType: type,
      id,
      ...(version !== undefined && { versionId: version }),
      patients: type === 'Patient' ? [`Patient/${id}`] : [],
    },
    fetch: async (fhir) => {
      const result = await (version === undefined ? fhir.read(type, id) : fhir.vread(type, id, version))
      const guards = version === undefined ? [] : await currentOf(fhir, type, id)
      return { request: result.request, records: [withVersion(result)], guards }
    },
  }
}

export const fhirRead = defineReadTool({
  name: 'fhir_read',
  title: 'Read one FHIR record',
  description: [
    'Reads one record, whole but without narrative and attachments, with its versionId.',
    'Use it when a search row does not say enough, and always before changing a record.',
    'Ids come from fhir_search or references: do not guess them.',
  ].join('\n'),
  interaction: 'read',
  input: z.strictObject({
    type: resourceType,
    id: logicalId,
    versionId: versionId.optional().describe('Of an older version'),
    budget,
  }),
  output: record,
  plan: ({ type, id, versionId: version, budget: tokens }) => ({
    ...recordPlan(type, id, version),
    present: ({ records: [resource], masked }) => {
      if (!resource) throw new Failure('fhir/not-found')
      const shown = toRecord(resource, tokens)
      const words = [shown.truncated, masked].filter((one) => one !== undefined)
      return { ...shown, ...(words.length > 0 && { truncated: words.join(' ') }) }
    },
  }),
})
