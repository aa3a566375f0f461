import type { AnyResource, JsonPatchOperation, ResourceType, ServerCapabilities } from '@repo/fhir'
import * as z from 'zod'
import { defineWriteTool } from '../define-tool.ts'
import { withoutMarks } from '../present/stripped.ts'
import { applyJsonPatch, operationFault } from '../write/proposal/json-patch.ts'
import type { WritePlan } from '../write/write-tool.ts'
import { logicalId, resourceType, versionId } from './arguments.ts'
import { confirm, writtenOf } from './write-arguments.ts'

const maxOperations = 50
const maxPathLength = 300

/** Operations of a JSON Patch, each value as `clean` makes it. */
export const patchOperations = (clean: (value: unknown) => unknown) => {
  const operation = z
    .strictObject({
      op: z.enum(['add', 'remove', 'replace', 'move', 'copy', 'test']),
      path: z.string().max(maxPathLength).describe('e.g. "/status", or "/note/-" to append'),
      from: z.string().max(maxPathLength).optional().describe('Of move and copy'),
      value: z.unknown().optional().describe('Of add, replace and test'),
    })
    .transform(
      ({ from, ...given }): JsonPatchOperation => ({
        ...given,
        ...('value' in given && { value: clean(given.value) }),
        ...(from !== undefined && { from }),
      }),
    )
    .superRefine((given, context) => {
      const message = operationFault(given)
      if (message) context.addIssue({ code: 'custom', message })
    })
  return z.array(operation).min(1).max(maxOperations)
}

/** Whether the server says that it takes patches of the type. Where it does not, the whole patched record is sent. */
function takesPatches(server: ServerCapabilities | undefined, type: string): boolean {
  return server?.types.get(type)?.interactions.has('patch') === true
}

interface Patching {
  type: ResourceType
  id: string
  versionId: string
  patch: JsonPatchOperation[]
}

/** The patch is sent as it is where the server takes patches, else the whole patched record. */
export function patchPlan(
  { type, id, versionId: read, patch }: Patching,
  server: ServerCapabilities | undefined,
): WritePlan {
  return {
    resourceType: type,
    id,
    versionId: read,
    change: (stored) => applyJsonPatch(stored, patch),
    sendsWhole: !takesPatches(server, type),
    perform: async (fhir, proposed) => {
      const written = { resourceType: type, id }
      if (takesPatches(server, type)) {
        return writtenOf(written, await fhir.patch(type, id, patch, { ifMatch: read }), 'patched')
      }
      const whole: AnyResource = { ...proposed, ...written }
      const remark = `The FHIR server does not say that it takes patches of ${type}: the whole patched record was sent.`
      const made = writtenOf(written, await fhir.update(whole, { ifMatch: read }), 'patched')
      return { ...made, remark: [made.remark, remark].filter(Boolean).join(' ') }
    },
  }
}

export const fhirPatch = defineWriteTool({
  name: 'fhir_patch',
  title: 'Change elements of a FHIR record',
  description: [
    'Changes elements of one record by JSON Patch (RFC 6902) and leaves all others, also those that fhir_read does not show.',
    'Read the record first (fhir_read). Put a "test" of the old value before what replaces it. Show the person the changes first.',
  ].join('\n'),
  interaction: 'patch',
  input: z.strictObject({
    type: resourceType,
    id: logicalId,
    versionId,
    patch: patchOperations(withoutMarks).describe('Applied in their order'),
    confirm,
  }),
  plan: patchPlan,
})
