import * as z from 'zod'
import { Failure } from '../../failure/failure.ts'
import { logicalId, resource, resourceType, versionId } from '../../mcp/tools/arguments.ts'
import { creationPlan } from '../../mcp/tools/fhir-create.ts'
import { patchOperations, patchPlan } from '../../mcp/tools/fhir-patch.ts'
import { searchParams } from '../../mcp/tools/search-arguments.ts'
import { confirm, writtenOf } from '../../mcp/tools/write-arguments.ts'
import type { WriteTool } from '../../mcp/write/write-tool.ts'
import { noParameters } from './bundle.ts'

const ofVersion = { type: resourceType, id: logicalId, versionId: versionId.optional(), confirm, query: noParameters }

/**
 * A change without the version that was read could undo another's (R4 http.html#concurrency; RFC 6585 §3).
 * @throws Failure `request/version-missing`
 */
function versionOf<T extends { versionId?: string | undefined }>(given: T): T & { versionId: string } {
  const { versionId: read } = given
  if (read === undefined) throw new Failure('request/version-missing')
  return { ...given, versionId: read }
}

const creation = z
  .strictObject({ type: resourceType, resource, ifNoneExist: searchParams.optional(), confirm, query: noParameters })
  .refine((given) => given.resource.resourceType === given.type, {
    path: ['resource', 'resourceType'],
    message: 'differs from the type in the address',
  })

export const createRecord: WriteTool<typeof creation> = {
  name: 'rest_create',
  title: 'Create a record',
  description: 'POST [type]',
  interaction: 'create',
  input: creation,
  plan: ({ type, resource: given, ifNoneExist }, server) =>
    creationPlan({ resourceType: type, resource: given, ifNoneExist }, server),
}

const replacement = z
  .strictObject({ ...ofVersion, resource })
  .refine((given) => given.resource.resourceType === given.type && given.resource.id === given.id, {
    path: ['resource'],
    message: 'has another resourceType or id than the address',
  })

export const updateRecord: WriteTool<typeof replacement> = {
  name: 'rest_update',
  title: 'Replace a record',
  description: 'PUT [type]/[id]',
  interaction: 'update',
  input: replacement,
  plan: (given) => {
    const { type, id, versionId: read, resource: proposed } = versionOf(given)
    return {
      resourceType: type,
      id,
      versionId: read,
      proposed,
      sendsWhole: true,
      perform: async (fhir) => writtenOf(proposed, await fhir.update(proposed, { ifMatch: read }), 'replaced'),
    }
  },
}

const patching = z.strictObject({ ...ofVersion, patch: patchOperations((value) => value) })

export const patchRecord: WriteTool<typeof patching> = {
  name: 'rest_patch',
  title: 'Change elements of a record',
  description: 'PATCH [type]/[id]',
  interaction: 'patch',
  input: patching,
  plan: (given, server) => patchPlan(versionOf(given), server),
}

const deletion = z.strictObject(ofVersion)

export const deleteRecord: WriteTool<typeof deletion> = {
  name: 'rest_delete',
  title: 'Delete a record',
  description: 'DELETE [type]/[id]',
  interaction: 'delete',
  input: deletion,
  plan: (given) => {
    const { type, id, versionId: read } = versionOf(given)
    return {
      resourceType: type,
      id,
      versionId: read,
      perform: async (fhir) =>
        writtenOf({ resourceType: type, id }, await fhir.delete(type, id, { ifMatch: read }), 'deleted'),
    }
  },
}
