import { generatedResources } from '../../../apps/sandbox/src/data/load.ts'

const entries = 500

/** A transaction Bundle of the records of patients, as they come: what one large call writes. */
export function recordBundle(): object {
  const entry: object[] = []
  for (const resource of generatedResources()) {
    if (entry.length === entries) break
    // The directory and terminology before the first patient are of other kinds than an agent's writes.
    if (entry.length === 0 && resource.resourceType !== 'Patient') continue
    const { resourceType, id } = resource
    entry.push({ resource, request: { method: 'PUT', url: `${resourceType}/${id}` } })
  }
  if (entry.length < entries) throw new Error(`the sandbox has only ${entry.length} records of patients`)
  return { resourceType: 'Bundle', type: 'transaction', entry }
}
