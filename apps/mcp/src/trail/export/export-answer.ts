import { toAuditEvents } from '@repo/audit/audit-event'
import { type TrailEntry, toCsv } from '@repo/audit/trail'
import type { Config } from '../../config.ts'

/** As what rows are taken away. */
export const exportFormats = {
  csv: { type: 'text/csv; charset=utf-8', file: 'audit-trail.csv' },
  fhir: { type: 'application/fhir+json; charset=utf-8', file: 'audit-trail.json' },
} as const

export type ExportFormat = keyof typeof exportFormats

export const isExportFormat = (text: string): text is ExportFormat => Object.hasOwn(exportFormats, text)

type Origins = Pick<Config, 'publicUrl' | 'platforms'>

/**
 * The text of one row in a file: in CSV its line, in FHIR its AuditEvents, one for each patient. Of `config` it is said
 * whose origin observed them (AuditEvent.source.observer), and at whose platforms the records are.
 */
export function exportPart(format: ExportFormat, { publicUrl, platforms }: Origins): (entry: TrailEntry) => string {
  if (format === 'csv') return (entry) => toCsv([entry], { header: false })
  const options = { observer: publicUrl, fhirBaseUrl: (platform: string) => platforms.get(platform)?.fhirBaseUrl }
  return (entry) =>
    toAuditEvents(entry, options)
      .map((resource) => JSON.stringify({ fullUrl: `urn:uuid:${resource.id}`, resource }))
      .join(',')
}

interface Exported {
  /** Each row in the format, newest first. */
  parts: readonly string[]
  /** Where the rows that come after are, where there are any. */
  nextUrl: string | undefined
  now: Date
}

/** A Bundle of type `collection` (R4 bundle.html). */
function bundleOf({ parts, nextUrl, now }: Exported): string {
  const head = JSON.stringify({
    resourceType: 'Bundle',
    type: 'collection',
    timestamp: now.toISOString(),
    ...(nextUrl && { link: [{ relation: 'next', url: nextUrl }] }),
  })
  return `${head.slice(0, -1)},"entry":[${parts.join(',')}]}`
}

/** Rows as a file. `Link` (RFC 8288) names the file after it, also where the format itself has no place for that. */
export function exportAnswer(format: ExportFormat, exported: Exported, asFile: boolean): Response {
  const { type, file } = exportFormats[format]
  const body = format === 'csv' ? toCsv([]) + exported.parts.join('') : bundleOf(exported)
  const headers = new Headers({ 'content-type': type, 'cache-control': 'no-store' })
  if (exported.nextUrl) headers.set('link', `<${exported.nextUrl}>; rel="next"`)
  if (asFile) headers.set('content-disposition', `attachment; filename="${file}"`)
  return new Response(body, { headers })
}
