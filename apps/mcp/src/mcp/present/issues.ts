import type { FhirIssue } from '@repo/fhir'
import { fitting } from './budget.ts'
import { cut, head } from './text.ts'

const maxLines = 20
/** Lines in a script of which each character is a token or more are fewer. */
const maxTokens = 5_000
const maxPathLength = 200
const maxDiagnosticsLength = 200
const maxCodingLength = 60
const severities = ['fatal', 'error', 'warning', 'information']

/** What to do about the codes of R4's IssueType (valueset-issue-type.html) that servers use most. */
const hints = new Map([
  ['required', 'add the element that is missing'],
  ['value', 'correct the value: its type, format or length'],
  ['code-invalid', 'use a code of the value set that R4 or the profile binds the element to'],
  ['invariant', 'make the elements agree with each other as the rule that is named says'],
  ['structure', 'correct the shape: lists are lists, choice elements have one type'],
  ['invalid', 'correct the content as the remark says'],
  ['extension', 'leave the extension out, or use one that the server knows'],
  ['not-supported', 'the server does not do this: look into get_capabilities for what it does'],
  ['duplicate', 'such a record is there already: search for it instead of creating it'],
  ['multiple-matches', 'name one record: several match'],
  ['conflict', 'the record has changed: read it again and repeat the change on that version'],
  ['lock-error', 'somebody else is changing the record: try again later'],
  ['processing', 'the server could not process it: check arguments and try a simpler request'],
  ['business-rule', 'a rule of this server forbids it: tell the person, do not try to get round it'],
  ['not-found', 'search for the record: the reference or id is wrong'],
  ['deleted', 'the record was deleted: nothing can be read or changed'],
  ['too-costly', 'narrow the request'],
  ['throttled', 'wait before you ask again'],
  ['timeout', 'narrow the request and ask again'],
  ['forbidden', 'the platform does not allow it: tell the person'],
  ['security', 'the platform does not allow it: tell the person'],
])

function quoted(diagnostics: string | undefined): string {
  return diagnostics ? `: "${diagnostics.replaceAll('"', "'")}"` : ''
}

/** One remark of a FHIR server in a line: coded, with its place, and its words in quotes. */
export function issueText({ code, expression, diagnostics }: FhirIssue): string {
  const at = expression && expression.length > 0 ? ` at ${expression.join(', ')}` : ''
  return `${code}${at}${quoted(diagnostics)}`
}

function issueLine({ severity, code, coding = [], expression = [], diagnostics }: FhirIssue): string {
  const detail = coding[0]?.code
  const place = cut(expression.join(', '), maxPathLength)
  const said = diagnostics && head(diagnostics, maxDiagnosticsLength)
  const name = detail && detail !== code ? `${code} (${head(detail, maxCodingLength)})` : code
  return `${severity} ${name}${place ? ` at ${place}` : ''}${quoted(said)}`
}

function bySeverity(issues: readonly FhirIssue[]): FhirIssue[] {
  return issues.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
}

/**
 * What a FHIR server remarked, one line for each issue, the gravest first, at most 20 and 5,000 tokens; the last line counts
 * the rest.
 * `more` issues were not even kept.
 */
export function issueLines(issues: readonly FhirIssue[], more = 0, limit = maxLines): string[] {
  const isAll = more === 0 && issues.length <= limit
  const lines = bySeverity(issues)
    .slice(0, isAll ? limit : limit - 1)
    .map(issueLine)
  const shown = lines.slice(0, fitting(lines, maxTokens))
  const rest = issues.length - shown.length + more
  return [...shown, ...(rest > 0 ? [`and ${rest} more issues`] : [])]
}

/** `issueLines`, and for each code that is well known a line on what to do; at most 20 lines together. */
export function outcomeLines(issues: readonly FhirIssue[], more = 0): string[] {
  const codes = [...new Set(bySeverity(issues).map(({ code }) => code))].filter((code) => hints.has(code))
  const advice = codes.slice(0, maxLines / 4).map((code) => `hint for ${code}: ${hints.get(code)}`)
  return [...issueLines(issues, more, maxLines - advice.length), ...advice]
}
