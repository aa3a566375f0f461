import type { FhirIssue } from './fhir-error.ts'
import { isJson, listOf, plainText } from './untrusted-json.ts'

export const maxIssues = 20
const maxDiagnosticsChars = 300
const maxListItems = 5
const maxTokenChars = 200
const severities = ['fatal', 'error', 'warning', 'information'] as const

function issueValues(outcome: unknown): unknown[] {
  return isJson(outcome) && outcome.resourceType === 'OperationOutcome' ? listOf(outcome.issue) : []
}

function codingOf(value: unknown): NonNullable<FhirIssue['coding']>[number] | undefined {
  if (!isJson(value)) return undefined
  const system = plainText(value.system, maxTokenChars)
  const code = plainText(value.code, maxTokenChars)
  if (system === undefined && code === undefined) return undefined
  return { ...(system !== undefined && { system }), ...(code !== undefined && { code }) }
}

function issueOf(value: unknown): FhirIssue | undefined {
  if (!isJson(value)) return undefined
  const details = isJson(value.details) ? value.details : {}
  const coding = listOf(details.coding)
    .slice(0, maxListItems)
    .map(codingOf)
    .filter((one) => one !== undefined)
  const expression = listOf(value.expression)
    .slice(0, maxListItems)
    .map((path) => plainText(path, maxTokenChars))
    .filter((path) => path !== undefined)
  const diagnostics = plainText(value.diagnostics ?? details.text, maxDiagnosticsChars)
  return {
    severity: severities.find((severity) => severity === value.severity) ?? 'error',
    code: typeof value.code === 'string' && /^[a-z-]{1,40}$/.test(value.code) ? value.code : 'unknown',
    ...(coding.length > 0 && { coding }),
    ...(expression.length > 0 && { expression }),
    ...(diagnostics !== undefined && { diagnostics }),
  }
}

/** What several OperationOutcomes say, bounded; `moreIssues` only where something was left out. */
export interface BoundedIssues {
  issues: FhirIssue[]
  moreIssues?: number
}

/**
 * The issues of OperationOutcomes (anything else has none): each code, place and text once, the gravest first, at most
 * 20, with how many more there were.
 */
export function boundedIssues(outcomes: readonly unknown[]): BoundedIssues {
  const issues = new Map<string, FhirIssue>()
  const gravity = ({ severity }: FhirIssue) => severities.indexOf(severity)
  for (const value of outcomes.flatMap(issueValues)) {
    const issue = issueOf(value)
    if (issue === undefined) continue
    const key = JSON.stringify([issue.code, issue.coding, issue.expression, issue.diagnostics])
    const known = issues.get(key)
    if (known === undefined || gravity(issue) < gravity(known)) issues.set(key, issue)
  }
  const gravest = [...issues.values()].sort((a, b) => gravity(a) - gravity(b))
  const moreIssues = Math.max(0, gravest.length - maxIssues)
  return { issues: gravest.slice(0, maxIssues), ...(moreIssues > 0 && { moreIssues }) }
}

/** The issues of one OperationOutcome, as {@link boundedIssues} bounds them; none for anything else. */
export function issuesOf(outcome: unknown): FhirIssue[] {
  return boundedIssues([outcome]).issues
}
