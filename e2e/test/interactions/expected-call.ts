import { beforeAll, describe, expect, test } from 'vitest'
import { type AuditRow, auditRowsOf } from '../../src/audit-rows.ts'
import type { Connected, ToolResult } from '../../src/mcp-client.ts'
import type { People } from '../../src/people.ts'
import { type FhirRequest, fhirRequestsDuring } from '../../src/stack/fhir-requests.ts'
import type { StackUnderTest } from '../../src/stack/stack-under-test.ts'

/** What a call comes to, and what of it reaches the platform: `METHOD path status`. */
export type Outcome = { sent: string[] } & ({ shows: Record<string, unknown> } | { fails: string })

/** The present transport and the one before it. */
const ways = ['sse', 'mcp-2026'] as const

export const askers = ['practitioner', 'patient'] as const

/** One call as an agent makes it, and what it comes to for each person. */
export interface ExpectedCall extends Record<(typeof askers)[number], Outcome> {
  what: string
  tool: string
  given: Record<string, unknown>
}

/** Refused by policy before the platform hears of it. */
export const denied: Outcome = { fails: 'authz/denied', sent: [] }
/** Refused for its arguments. */
export const invalid: Outcome = { fails: 'input/invalid', sent: [] }

export function shows(sent: string | string[], answer: Record<string, unknown>): Outcome {
  return { shows: answer, sent: [sent].flat() }
}

/** What both people get alike. */
export const both = (outcome: Outcome) => ({ practitioner: outcome, patient: outcome })

export function sentOf(requests: FhirRequest[]): string[] {
  return requests.map(({ method, path, status }) => `${method} ${path} ${status}`)
}

function expectOutcome(result: ToolResult, outcome: Outcome): void {
  if ('fails' in outcome) {
    expect(result.text).toMatch(/\[[a-z]+\/[a-z-]+\]/)
    expect(result).toMatchObject({ isError: true, structured: {}, text: expect.stringContaining(`[${outcome.fails}]`) })
    expect(result.structured).toEqual({})
    return
  }
  expect(result.isError ? result.text : '').toBe('')
  expect(result.structured).toMatchObject(outcome.shows)
}

/** What the trail is to say of a call: which tool, and its code where it failed. */
function recorded({ tool, code }: Pick<AuditRow, 'tool' | 'code'>) {
  return code === null ? tool : `${tool} ${code}`
}

/** Each call of the table, over both transports and as each person, and its row in the trail. */
export function describeCalls(title: string, stack: StackUnderTest, people: People, calls: ExpectedCall[]): void {
  const who = ways.flatMap((kind) => askers.map((asker) => ({ kind, asker })))
  describe.each(who)(`${title} over $kind as $asker`, ({ kind, asker }) => {
    let client: Connected
    beforeAll(async () => {
      client = await people.connect(kind, asker)
    })

    test.each(calls)('$what', async ({ tool, given, [asker]: outcome }) => {
      const { result, requests } = await fhirRequestsDuring(stack, () => client.call(tool, given))
      expectOutcome(result, outcome)
      expect(sentOf(requests)).toEqual(outcome.sent)
    })

    test('each call is one row of the trail', async () => {
      const rows = await auditRowsOf(stack.facts, client.clientId, calls.length + 1)
      const expected = calls.map(({ tool, [asker]: outcome }) =>
        recorded({ tool, code: 'fails' in outcome ? outcome.fails : null }),
      )
      expect(rows.slice(1).map(recorded)).toEqual(expected)
    })
  })
}
