import * as z from 'zod'
import { Failure } from '../../failure/failure.ts'
import type { ReadTool } from '../../mcp/read/read-tool.ts'
import { logicalId, resourceType, versionId } from '../../mcp/tools/arguments.ts'
import { recordPlan } from '../../mcp/tools/fhir-read.ts'
import { noParameters, resourceOutput } from './bundle.ts'

const one = z.strictObject({ type: resourceType, id: logicalId, versionId: versionId.optional(), query: noParameters })

type RecordTool = ReadTool<typeof one, typeof resourceOutput>

const recordTool = (name: string, interaction: 'read' | 'vread', title: string, description: string): RecordTool => ({
  name,
  title,
  description,
  interaction,
  input: one,
  output: resourceOutput,
  plan: ({ type, id, versionId: version }) => ({
    ...recordPlan(type, id, version),
    present: ({ records: [resource] }) => {
      if (!resource) throw new Failure('fhir/not-found')
      return resource
    },
  }),
})

export const readRecord = recordTool('rest_read', 'read', 'Read a record', 'GET [type]/[id]')
export const readVersion = recordTool('rest_vread', 'vread', 'Read a version', 'GET [type]/[id]/_history/[vid]')
