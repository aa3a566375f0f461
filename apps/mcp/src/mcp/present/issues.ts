import type { FhirIssue } from '@repo/fhir'

/** One remark of a FHIR server in a line: coded, with its place, and its words in quotes. */
export function issueText({ code, expression, diagnostics }: FhirIssue): string {
  const at = expression && expression.length > 0 ? ` at ${expression.join(', ')}` : ''
  return `${code}${at}${diagnostics ? `: "${diagnostics.replaceAll('"', "'")}"` : ''}`
}
