import type { AnyResource } from '@repo/fhir'
import { describe, expect, test } from 'vitest'
import { callTool, observation, type Script } from '../call-stage.ts'
import { as, type people } from './people-stage.ts'

describe('what staff write on a time to be booked', () => {
  const slot: AnyResource = {
    resourceType: 'Slot',
    id: 's1',
    identifier: [{ value: 'SLT-1' }],
    status: 'busy-unavailable',
    comment: 'Held for Mrs Quill',
    schedule: { reference: 'Schedule/1' },
    start: '2026-12-01T09:00:00Z',
    end: '2026-12-01T09:30:00Z',
  }
  const ask = (who: keyof typeof people) =>
    callTool('fhir_read', { type: 'Slot', id: 's1' }, as(who, { fhir: () => ({ body: structuredClone(slot) }) }))

  test.each(['patient', 'guardian', 'service'] as const)('is not shown to a %s', async (who) => {
    const { answer } = await ask(who)
    expect([answer.isError, answer.text]).toEqual([false, expect.stringContaining('Left out by policy: notes')])
    expect([answer.text.includes('SLT-1'), answer.text.includes('Quill')]).toEqual([true, false])
  })

  test.each(['practitioner', 'administrator'] as const)('is shown to a %s', async (who) => {
    expect((await ask(who)).answer.text).toContain('Held for Mrs Quill')
  })
})

describe('a record of the directory that contains what its administrator is not shown', () => {
  const resource: AnyResource = {
    resourceType: 'Organization',
    id: 'g1',
    name: 'Clinic',
    contained: [{ resourceType: 'Person', id: 'p', telecom: [{ value: '555-0101' }] }],
  } as AnyResource
  const stored = { ...resource, meta: { versionId: '3' } }
  const about = { id: 'g1', versionId: '3' }

  test.each([
    ['fhir_update', { ...about, resource: { resourceType: 'Organization', name: 'Clinic' } }],
    ['fhir_update', { ...about, resource }],
    ['fhir_patch', { ...about, type: 'Organization', patch: [{ op: 'replace', path: '/name', value: 'New' }] }],
    [
      'fhir_patch',
      {
        ...about,
        type: 'Organization',
        patch: [{ op: 'test', path: '/contained/0/telecom/0/value', value: '555-0101' }],
      },
    ],
  ])('is not changed by them with %s: our own rules refuse it', async (tool, given) => {
    const script = as('administrator', { fhir: () => ({ body: structuredClone(stored) }) })
    const { answer, requests } = await callTool(tool, given, script)
    expect(answer.text).toContain('Policy hides parts of this record')
    expect(requests.map(({ method }) => method)).toEqual(['GET'])
  })
})

describe('a record of which policy hides parts', () => {
  // Of what is no directory, nobody is granted to write such a record by our own rules: another policy may grant it.
  const hiding = (who: Script): Script => {
    const { authorizer } = who
    if (!authorizer) throw new Error('no authorizer')
    return {
      ...who,
      authorizer: {
        ...authorizer,
        release: async (principal, interaction, records) => {
          const answer = await authorizer.release(principal, interaction, records)
          const parts = { ofRecord: ['notes'] as const, ofContained: new Map() }
          return { ...answer, hidden: new Map(records.map(({ record }) => [record, parts])) }
        },
      },
    }
  }
  const stored = { ...observation('o1'), note: [{ text: 'SECRET-NOTE' }] }
  const fhir = ({ method }: { method: string }) => (method === 'GET' ? { body: stored } : { status: 200, body: stored })

  test.each([
    ['fhir_update', { id: 'o1', versionId: '3', resource: { ...observation('o1'), status: 'amended' } }],
    [
      'fhir_patch',
      {
        type: 'Observation',
        id: 'o1',
        versionId: '3',
        patch: [
          { op: 'test', path: '/note/0/text', value: 'SECRET-NOTE' },
          { op: 'replace', path: '/status', value: 'amended' },
        ],
      },
    ],
    [
      'fhir_patch',
      { type: 'Observation', id: 'o1', versionId: '3', patch: [{ op: 'test', path: '/note/0/text', value: 'GUESS' }] },
    ],
    [
      'fhir_patch',
      {
        type: 'Observation',
        id: 'o1',
        versionId: '3',
        patch: [{ op: 'copy', from: '/note/0/text', path: '/valueString' }],
      },
    ],
  ])('is not changed by %s, and tells nothing of them', async (tool, given) => {
    const { answer, requests } = await callTool(tool, given, hiding(as('practitioner', { fhir })))
    expect(answer.text).toContain('Policy hides parts of this record')
    expect(answer.text).not.toContain('SECRET')
    expect(requests.map(({ method }) => method)).toEqual(['GET'])
  })

  test('is changed where there is nothing to be hidden in it', async () => {
    const plain = ({ method }: { method: string }) =>
      method === 'GET' ? { body: observation('o1') } : { body: observation('o1') }
    const given = { id: 'o1', versionId: '3', resource: { ...observation('o1'), status: 'amended' } }
    const { answer } = await callTool('fhir_update', given, hiding(as('practitioner', { fhir: plain })))
    expect(answer.data).toMatchObject({ done: 'replaced' })
  })
})
