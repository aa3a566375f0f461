export { readCapabilities } from './capability/read-capabilities.ts'
export type * from './capability/server-capabilities.ts'
export { createFhirClient } from './client/create-fhir-client.ts'
export type * from './client/fhir-client.ts'
export { FhirError, type FhirErrorCode, type FhirErrorDetails, type FhirIssue } from './client/fhir-error.ts'
export type { FhirTransport } from './client/fhir-transport.ts'
export { issuesOf } from './client/operation-outcome.ts'
export type { JsonPatchOperation } from './client/rest-shapes.ts'
export {
  type SearchPairs,
  type SearchParams,
  type SearchQuery,
  searchPairs,
  searchQuery,
} from './client/search-params.ts'
export {
  isAboutGroup,
  isAboutSomebody,
  type PatientParameter,
  patientParameterOf,
  patientsInSearch,
  patientsOf,
  type ServerBase,
  unclearReferences,
} from './compartment.ts'
export { type ConsentQuestion, type ConsentVerdict, decideConsents } from './consent/consent-decision.ts'
export { spanOf } from './consent/period.ts'
export type { paths, Queries, Resources } from './generated/r4.d.ts'
export { type ResourceType, resourceTypes } from './generated/resource-types.ts'
export { normalBaseUrl } from './http/base-url.ts'
export { nearestNames } from './nearest-names.ts'
export {
  checkOperation,
  type OperationContext,
  type OperationFault,
  type OperationRequest,
} from './operation/check-operation.ts'
export { findOperation, type OperationTarget } from './operation/find-operation.ts'
export { operationsFor } from './operation/operation-catalogue.ts'
export { type OperationConfig, parseOperationConfig } from './operation/operation-config.ts'
export type * from './operation/operation-definition.ts'
export { toParameters } from './operation/to-parameters.ts'
export { organizationsOf } from './organizations.ts'
export { hasSearchIn, referencesIn } from './references.ts'
export { isResourceType } from './resource-type.ts'
export { checkSearch } from './search/check-search.ts'
export {
  type DroppedParameters,
  type DroppedResults,
  droppedParameters,
  droppedResults,
} from './search/dropped-parameters.ts'
export type { SearchFault } from './search/fault.ts'
export { type SearchParameterType, searchParametersOf } from './search/search-parameter.ts'
export { type SearchReach, searchReach } from './search/search-reach.ts'
export { isLabelParameter, labelsOf } from './security-labels.ts'
export { authorizeSmartClient } from './smart/authorize.ts'
export { requestBackendGrant } from './smart/backend-grant.ts'
export { createSmartFhirClient } from './smart/callback.ts'
export type { SmartClientAuthentication } from './smart/client/client-authentication.ts'
export { type PrivateJwk, type PublicJwk, parsePrivateJwk, publicJwks } from './smart/client/signing-key.ts'
export { refreshSmartGrant, revokeSmartGrant } from './smart/grant-lifecycle.ts'
export { type LaunchParameters, parseLaunch } from './smart/launch-parameters.ts'
export { type ComparedScopes, comparedScopes } from './smart/scope/scope-comparison.ts'
export { meetsScopeFilter, scopeFiltersMet, scopeNarrowing } from './smart/scope/scope-filter.ts'
export { grantsAccess, parseScopes } from './smart/scope/scopes.ts'
export { getSmartConfigFromEnv } from './smart/smart-config.ts'
export { type OAuthErrorCode, SmartError, type SmartErrorCode, type SmartErrorDetails } from './smart/smart-error.ts'
export type * from './smart/smart-grant.ts'
export type * from './smart/smart-options.ts'
export { type ElementRule, type PartRules, rulesOfType } from './validation/element-rules.ts'
export { type ElementSummary, elementsOf } from './validation/elements-of.ts'
export type { ResourceIssue } from './validation/findings.ts'
export {
  type ResourceReview,
  reviewResource,
  type ValidationOptions,
  validateResource,
} from './validation/validate-resource.ts'
export * from './vocabulary.ts'
