import type { PolicyRequest } from '@repo/cerbos'
import type { Reference } from '@repo/fhir'
import { Failure } from '../../failure/failure.ts'

const maxReferences = 500

/** What policy is asked of the references in what is sent to a platform. */
export interface AskedOfReferences {
  /** Whom they name: named by the call, too. */
  patients: Reference[]
  /** Each record as one that is read: the end of the call may tell whether it is there. */
  requests: PolicyRequest[]
}

/**
 * The questions about references that are not `known`. Whose a record is that is no Patient is not known, so that it is judged
 * by its type. Nobody has to have granted that these are read: nothing of them is shown.
 * @throws Failure `input/invalid` for more than policy is asked about
 */
export function askedOf(references: readonly Reference[], known: readonly Reference[] = []): AskedOfReferences {
  const left = new Set(known)
  const added = references.filter((reference) => !left.has(reference))
  if (added.length > maxReferences) {
    throw new Failure('input/invalid', { hint: `It points to more than ${maxReferences} records.` })
  }
  return {
    patients: added.filter((reference) => reference.startsWith('Patient/')),
    requests: added.map((reference) => {
      const [resourceType = '', id = ''] = reference.split('/')
      return pointedAt({ resourceType, id, patients: [] })
    }),
  }
}

/** A record that is pointed at or sent along. No operation that a deployment can name has a capital in its name. */
export function pointedAt(record: Pick<PolicyRequest, 'resourceType' | 'id' | 'patients'>): PolicyRequest {
  return { ...record, interaction: 'read', operation: 'writeReference' }
}
