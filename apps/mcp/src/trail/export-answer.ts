import { toAuditEvents } from '@repo/audit/audit-event'
import { type TrailPage, toCsv } from '@repo/audit/trail'
import type { Config } from '../config.ts'

/** As what rows are taken away. */
export const exportFormats = {
  csv: { type: 'text/csv; charset=utf-8', file: 'audit-trail.csv' },
  fhir: { type: 'application/fhir+json; charset=utf-8', file: 'audit-trail.json' },
} as const

export type ExportFormat = keyof typeof exportFormats

export const isExportFormat = (text: string): text is ExportFormat => Object.hasOwn(exportFormats, text)

interface Exported {
  page: TrailPage
  /** Where the rows that come after are, where there are any. */
  nextUrl: string | undefined
  now: Date
  /** Whose origin observed them (AuditEvent.source.observer), and at whose platforms the records are. */
  config: Pick<Config, 'publicUrl' | 'platforms'>
}

/** A Bundle of type `collection` (R4 bundle.html), one AuditEvent for each patient of a row, newest first. */
function bundleOf({ page, nextUrl, config, now }: Exported): object {
  const fhirBaseUrl = (platform: string) => config.platforms.get(platform)?.fhirBaseUrl
  const options = { observer: config.publicUrl, fhirBaseUrl }
  const resources = page.entries.flatMap((entry) => toAuditEvents(entry, options))
  return {
    resourceType: 'Bundle',
    type: 'collection',
    timestamp: now.toISOString(),
    ...(nextUrl && { link: [{ relation: 'next', url: nextUrl }] }),
    entry: resources.map((resource) => ({ fullUrl: `urn:uuid:${resource.id}`, resource })),
  }
}

/** Rows as a file. `Link` (RFC 8288) names the file after it, also where the format itself has no place for that. */
export function exportAnswer(format: ExportFormat, exported: Exported, asFile: boolean): Response {
  const { type, file } = exportFormats[format]
  const body = format === 'csv' ? toCsv(exported.page.entries) : JSON.stringify(bundleOf(exported))
  const headers = new Headers({ 'content-type': type, 'cache-control': 'no-store' })
  if (exported.nextUrl) headers.set('link', `<${exported.nextUrl}>; rel="next"`)
  if (asFile) headers.set('content-disposition', `attachment; filename="${file}"`)
  return new Response(body, { headers })
}
