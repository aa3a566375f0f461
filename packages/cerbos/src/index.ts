export {
  type Admission,
  type Authorizer,
  type AuthorizerOptions,
  createAuthorizer,
  type HiddenParts,
  type Releasable,
  type Release,
} from './authorizer.ts'
export { type CanaryOptions, deniesWhatItCannotJudge } from './canary/canary.ts'
export { AuthorizationError, type AuthorizationErrorCode, type Decision, type Hideable, hideable } from './decision.ts'
export { type Narrowing, type PlanMemory, planMemory } from './plan/plan-memory.ts'
export type { SearchPlan } from './plan/search-plan.ts'
export {
  isPurpose,
  type Panel,
  type Principal,
  type Purpose,
  purposes,
  type Role,
  type SensitiveLabel,
} from './principal.ts'
export type { Origin, PolicyRecord, PolicyRequest } from './resource.ts'
export { createTrailAuthorizer, type TrailAuthorizer, type TrailQuestion } from './trail/trail-authorizer.ts'
export type { TrailRows } from './trail/trail-rows.ts'
