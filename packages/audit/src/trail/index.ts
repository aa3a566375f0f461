export { toCsv } from './to-csv.ts'
export { parseTrailQuery, parseTrailSummaryQuery, TrailError } from './trail-error.ts'
export {
  type AuditTrailBinding,
  maxUnusual,
  type TrailAnswer,
  type TrailDay,
  type TrailEntry,
  type TrailErrorCode,
  type TrailPage,
  type TrailSummary,
  type UnusualAccess,
  unusualKinds,
  unusualThresholds,
} from './trail-page.ts'
export {
  maxTrailPage,
  type TrailFilter,
  type TrailQuery,
  type TrailScope,
  type TrailSummaryQuery,
  timeZone,
  trailFilter,
  trailQuery,
  trailScope,
  trailSummaryQuery,
} from './trail-query.ts'
export { createTrailReader, type TrailReader } from './trail-reader.ts'
