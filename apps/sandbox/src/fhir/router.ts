import { allOk, OperationOutcomeError } from '@medplum/core'
import {
  type FhirRequest,
  type FhirResponse,
  type FhirRouteHandler,
  FhirRouter,
  processBatch,
  type RestInteraction,
} from '@medplum/fhir-router'
import type { Bundle, BundleEntry } from '@medplum/fhirtypes'
import type { Handler } from './call.ts'
import { interactionRoutes, type Route } from './interactions.ts'
import { operationPaths, runOperation } from './operations/catalog.ts'
import { internalError, invalid, unknownType } from './outcomes.ts'
import { resourceTypes } from './r4/definitions.ts'
import { openPage } from './search/page.ts'
import type { Records } from './store/records.ts'
import { recordsOf } from './store/repository.ts'

const operationRoutes = operationPaths().map(
  ({ name, level, method, path }): Route => [
    method,
    path,
    'operation',
    (call) => [allOk, runOperation(name, level, call)],
  ],
)

/** Throws 404 for an unknown type and 403 for an interaction that is not granted: before anything else is looked at. */
export function assertRoutable(records: Records, interaction: string, resourceType: string | undefined): void {
  if (resourceType === undefined) return
  if (!resourceTypes.has(resourceType)) throw unknownType(resourceType)
  records.assertAllowed(interaction, resourceType)
}

function pairs(query: FhirRequest['query']): URLSearchParams {
  const parameters = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value ?? '']) parameters.append(key, one)
  }
  return parameters
}

/** What @medplum/fhir-router calls for a route: grants first, then the handler, on the caller's records. */
function guarded(interaction: RestInteraction, handler: Handler): FhirRouteHandler {
  return async (request, repository, _router, options) => {
    const records = recordsOf(repository)
    const { resourceType, id = '', versionId = '' } = request.params
    assertRoutable(records, interaction, resourceType)
    const { body, headers = {} } = request
    const newId = () => repository.generateId()
    try {
      const page = openPage(pairs(request.query))
      const call = { records, resourceType: resourceType ?? '', id, versionId, ...page, body, headers, newId }
      return handler(options?.assignedId ? { ...call, assignedId: body.id } : call)
    } catch (error) {
      // The router would answer with the message of an unforeseen error, which may quote a record.
      throw error instanceof OperationOutcomeError ? error : new OperationOutcomeError(internalError)
    }
  }
}

/**
 * The FHIR REST routes of this server on @medplum/fhir-router, which matches URLs and runs batches and transactions
 * (each entry through the same routes, so under the same grants). Its own handlers are replaced: see `Records`.
 */
export function createRouter(): FhirRouter {
  const router = new FhirRouter()
  router.router.routes.splice(0)
  router.add('POST', '', runBundle, 'batch')
  for (const [method, path, interaction, handler] of [...interactionRoutes, ...operationRoutes]) {
    router.add(method, path, guarded(interaction, handler), interaction)
  }
  return router
}

/** Adds what the version says to an entry's response, as the headers of a single request would (R4 bundle.html). */
function withVersion(entry: BundleEntry): BundleEntry {
  const { response, resource } = entry
  const { versionId, lastUpdated } = resource?.meta ?? {}
  if (!response || !resource || !versionId || !lastUpdated) return entry
  const location = `${resource.resourceType}/${resource.id}/_history/${versionId}`
  return { ...entry, response: { ...response, location, etag: `W/"${versionId}"`, lastModified: lastUpdated } }
}

async function runBundle(
  request: FhirRequest,
  repository: Parameters<typeof processBatch>[1],
  router: FhirRouter,
): Promise<FhirResponse> {
  const bundle: Bundle | undefined = request.body
  if (bundle?.resourceType !== 'Bundle') throw invalid('The body is not a Bundle')
  const config = { ...request.config, transactions: true }
  const answer = await processBatch({ ...request, config }, repository, router, bundle)
  return [allOk, { ...answer, entry: (answer.entry ?? []).map(withVersion) }]
}
