import type { TrailPage, TrailSummary } from '@repo/audit/trail'
import type { Failure } from '../../failure/failure.ts'
import type { TrailParameters } from '../../trail/trail-request.ts'
import type { TrailView } from '../../trail/trail-views.ts'

/** A part of the trail that the reader may choose. */
export interface AuditChoice {
  name: string
  label: string
  isChosen: boolean
}

/** What was found, for a reader whom policy lets see it. */
export interface AuditFindings {
  view: TrailView
  choices: readonly AuditChoice[]
  page: TrailPage
  summary: TrailSummary
}

export interface AuditView {
  /** As the address has them, to be shown in the form again. */
  parameters: TrailParameters
  platforms: readonly { id: string; name: string }[]
  /** Why nothing is shown instead. */
  shown: AuditFindings | { problem: Failure }
}

/** An address of the trail, of the page unless it is said. */
export function auditHref(parameters: TrailParameters, path = '/audit'): string {
  const params = new URLSearchParams(parameters as Record<string, string>)
  return params.size > 0 ? `${path}?${params}` : path
}
