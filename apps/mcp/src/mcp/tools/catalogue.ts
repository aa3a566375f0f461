import type { CatalogueTool } from '../define-tool.ts'
import { auditTrail } from './audit-trail.ts'
import { breakGlass } from './break-glass.ts'
import { fhirBatch } from './fhir-batch.ts'
import { fhirCreate } from './fhir-create.ts'
import { fhirDelete } from './fhir-delete.ts'
import { fhirHistory } from './fhir-history.ts'
import { fhirOperation } from './fhir-operation.ts'
import { fhirPatch } from './fhir-patch.ts'
import { fhirRead } from './fhir-read.ts'
import { fhirSearch } from './fhir-search.ts'
import { fhirUpdate } from './fhir-update.ts'
import { getAuthStatus } from './get-auth-status.ts'
import { getCapabilities } from './get-capabilities.ts'
import { getUser } from './get-user.ts'
import { listPlatforms } from './list-platforms.ts'
import { revokeAuth } from './revoke-auth.ts'
import { startAuth } from './start-auth.ts'
import { waitForAuth } from './wait-for-auth.ts'

/** Every tool, in the order in which an agent meets them. */
export const catalogue: readonly CatalogueTool[] = [
  getUser,
  getCapabilities,
  fhirSearch,
  fhirRead,
  fhirHistory,
  fhirOperation,
  fhirCreate,
  fhirUpdate,
  fhirPatch,
  fhirDelete,
  fhirBatch,
  listPlatforms,
  startAuth,
  waitForAuth,
  getAuthStatus,
  revokeAuth,
  auditTrail,
  breakGlass,
]
