import type { AuditRecord } from '@repo/audit'
import type { TrailEntry } from '@repo/audit/trail'

/** Search parameters whose values are codes, dates or figures: they cannot name a person. */
const impersonal = new Set(
  `category class clinical-status code date effective-time intent issued onset-date period recorded-date status type
  vaccine-code verification-status _count _elements _include _lastUpdated _revinclude _sort _summary _total`.split(
    /\s+/,
  ),
)

/** Of a query: the path, what names these patients alone, and what cannot name anybody. */
function cutQuery(query: string, patients: ReadonlySet<string>): string {
  const [path = '', search = ''] = query.split('?')
  const isOwn = (value: string) => patients.has(value) || patients.has(`Patient/${value}`)
  const kept = search.split('&').filter((pair) => {
    const [name = '', ...value] = pair.split('=')
    return impersonal.has(name) || decoded(value.join('=')).split(',').every(isOwn)
  })
  return kept.length === 0 ? path : `${path}?${kept.join('&')}`
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}

/** Of an access to other people's records too: nothing that may be theirs. */
function withoutOthers(record: AuditRecord, own: ReadonlySet<string>): AuditRecord {
  const { query: _q, reason: _r, resourceId, versionId, rows: _n, ...rest } = record
  const isOwn = resourceId !== undefined && own.has(`${record.resourceType}/${resourceId}`)
  return { ...rest, ...(isOwn && { resourceId, ...(versionId && { versionId }) }) }
}

/**
 * What a search withheld may be other people's; what was asked for by its address is theirs. By which rule is not told: the
 * rule of a label says what the record tells of, which policy may withhold from who looks after the patient.
 */
function withoutWithholding(record: AuditRecord): AuditRecord {
  const { decision, ...rest } = record
  if (decision === undefined) return record
  const { withheldBy: _by, rule: _rule, ...unruled } = decision
  const isOpen = decision.effect === 'allow' || record.code === 'authz/denied'
  if (!isOpen) return record.outcome === '0' ? rest : { ...rest, decision: unruled }
  return { ...rest, decision: { ...unruled, ...(decision.rule !== undefined && { rule: decision.rule }) } }
}

/**
 * An entry as one of its patients may see it: who, when, through what, under which purpose and rule, and of the rest only
 * what concerns `patients` (`Patient/id` on the platform of the record). Where other patients are concerned too, which of
 * the records, of the query and of the reason is whose cannot be told, so none of them is shown. The requester's address
 * is theirs. Undefined where the record does not name one of the patients: a blind index is short, the record decides.
 */
export function seenByPatients(entry: TrailEntry, patients: readonly string[]): TrailEntry | undefined {
  const own = new Set(patients)
  const { address: _a, withheld: _w, ...record } = withoutWithholding(entry.record)
  const concerned = record.patients.filter((patient) => own.has(patient))
  if (concerned.length === 0) return undefined
  const isAlone = concerned.length === record.patients.length
  const cut = isAlone ? record : withoutOthers(record, own)
  const disclosed = record.disclosed.filter((each) => own.has(each) || (isAlone && !each.startsWith('Patient/')))
  const query = cut.query && cutQuery(cut.query, own)
  return { ...entry, record: { ...cut, patients: concerned, disclosed, ...(query && { query }) } }
}
