import type { IncomingMessage } from 'node:http'
import type { Resource } from '@medplum/fhirtypes'

/** What a caller's access token lets through. */
export interface Access {
  /**
   * Whether the interaction on that type is granted at all. `interaction` is a FHIR restful-interaction code (`read`,
   * `vread`, `search-type`, `history-instance`, `history-type`, `create`, `update`, `patch`, `delete`) or `operation`.
   */
  allows(interaction: string, resourceType: string): boolean
  /** Whether this record is inside the granted compartment (and granular filters). */
  sees(resource: Resource, interaction: string): boolean
}

/** Why a request is not served; becomes an OperationOutcome. */
export interface Refusal {
  status: 401 | 403
  diagnostics: string
  headers?: Record<string, string>
}

/** Turns a request into what it may do. `/metadata` and `/.well-known/*` are public and never ask. */
export type Authenticate = (request: IncomingMessage) => Promise<Access | Refusal>

/** For tests and open servers: everything is granted. */
export const openAccess: Access = { allows: () => true, sees: () => true }

export function isRefusal(answer: Access | Refusal): answer is Refusal {
  return 'status' in answer
}
