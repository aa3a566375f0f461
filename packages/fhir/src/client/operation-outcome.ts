import type { FhirIssue } from './fhir-error.ts'
import { isJson, listOf, plainText } from './untrusted-json.ts'

const maxIssues = 10
const maxDiagnosticsChars = 300
const maxListItems = 5
const maxTokenChars = 200
const severities = ['fatal', 'error', 'warning', 'information'] as const

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

/** The issues of an OperationOutcome, each once and at most 10; none for anything else. */
export function issuesOf(outcome: unknown): FhirIssue[] {
  if (!isJson(outcome) || outcome.resourceType !== 'OperationOutcome') return []
  const issues = new Map<string, FhirIssue>()
  for (const value of listOf(outcome.issue)) {
    const issue = issueOf(value)
    if (issue) issues.set(JSON.stringify(issue), issue)
    if (issues.size === maxIssues) break
  }
  return [...issues.values()]
}
