import { createAuthorizer } from '@repo/cerbos'
import { describe, expect, inject, test } from 'vitest'
import type { Caller } from '../../src/mcp/caller.ts'
import { callTool, observation, practitioner } from '../call-stage.ts'

const authorizer = createAuthorizer({ pdpUrl: inject('pdpUrl'), timeoutMs: 5_000 })

describe('the row of a refused write', () => {
  const { note: _note, ...whole } = observation('o1')
  const update = (more: object) => ({ id: 'o1', versionId: '3', resource: { ...whole, ...more } })
  const row = async (caller: Caller, tool: string, args: object, body = observation('o1')) => {
    const { answer, records } = await callTool(tool, args, {
      caller,
      authorizer,
      fhir: () => ({ body, headers: { etag: 'W/"3"' } }),
    })
    return { text: answer.text, decision: records.at(-1)?.decision }
  }

  test('names the rule that withheld what is stored', async () => {
    const restricted = { ...observation('o1'), meta: { versionId: '3', security: [{ code: 'R' }] } }
    const { text, decision } = await row(practitioner, 'fhir_update', update({ status: 'amended' }), restricted)
    expect(text).toContain('[fhir/not-found]')
    expect(decision).toMatchObject({ effect: 'deny', rule: 'guard-label-r' })
  })

  test('names the rule that refused what is proposed, though what is stored is granted', async () => {
    const labelled = update({
      meta: { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'HIV' }] },
    })
    const { text, decision } = await row(practitioner, 'fhir_update', labelled)
    expect(text).toContain('[authz/denied]')
    expect(decision).toMatchObject({ effect: 'deny', rule: 'guard-label-hiv' })
  })

  test('names what is hidden where a record is not changed for that', async () => {
    const asked: (typeof authorizer)['release'] = async (principal, interaction, records, beside) => {
      const answer = await authorizer.release(principal, interaction, records, beside)
      const [first] = records
      const parts = { ofRecord: ['notes' as const], ofContained: new Map() }
      return { ...answer, hidden: first ? new Map([[first.record, parts]]) : new Map() }
    }
    const noted = { ...observation('o1'), note: [{ text: 'n' }] }
    const { answer, records } = await callTool(
      'fhir_patch',
      {
        type: 'Observation',
        id: 'o1',
        versionId: '3',
        patch: [{ op: 'replace', path: '/status', value: 'amended' }],
      },
      { caller: practitioner, authorizer: { ...authorizer, release: asked }, fhir: () => ({ body: noted }) },
    )
    expect(answer.text).toContain('Policy hides parts of this record')
    expect(records.at(-1)?.decision).toMatchObject({ effect: 'deny', rule: 'mask-notes' })
  })
})
