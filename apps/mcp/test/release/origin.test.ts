import { createAuthorizer } from '@repo/cerbos'
import { expect, inject, test } from 'vitest'
import type { Caller } from '../../src/mcp/caller.ts'
import { admit } from '../../src/mcp/pipeline.ts'
import { Recorder } from '../../src/mcp/recorder.ts'
import { release } from '../../src/mcp/release/release.ts'
import { callTool, depsOf, observation, practitioner } from '../call-stage.ts'

const authorizer = createAuthorizer({ pdpUrl: inject('pdpUrl'), timeoutMs: 5_000 })
const { id: _id, meta: _meta, ...fresh } = observation('o1')
const calls: [string, object][] = [
  ['fhir_read', { type: 'Observation', id: 'o1' }],
  ['fhir_search', { type: 'Observation', params: { patient: 'p1' } }],
  ['fhir_create', { resource: fresh }],
  ['fhir_patch', { type: 'Observation', id: 'o1', versionId: '3', patch: [{ op: 'remove', path: '/status' }] }],
]
const signedInAt = (where: object): Caller => ({ ...practitioner, principal: { ...practitioner.principal, ...where } })

test.each(calls)('%s sends nothing to another tenant than that of the sign-in', async (tool, args) => {
  const { answer, requests, records } = await callTool(tool, args, {
    caller: signedInAt({ tenant: 'other' }),
    authorizer,
  })
  expect(answer.text).toContain('[authz/denied]')
  expect(requests).toEqual([])
  expect(records.at(-1)?.decision).toMatchObject({ effect: 'deny', rule: 'guard-tenant' })
})

test.each([
  ['platform', 'guard-platform'],
  ['tenant', 'guard-tenant'],
])('a person of another %s is refused a call, and the records that it brought', async (what, rule) => {
  const caller = signedInAt({ [what]: 'other' })
  const deps = depsOf({ authorizer }, { steps: [], records: [], requests: [] })
  const recorder = new Recorder(deps, caller, 'test')
  const read = { interaction: 'read', resourceType: 'Observation', patients: [] } as const
  await expect(admit(deps, caller, recorder, [read])).rejects.toMatchObject({ decision: { effect: 'deny', rule } })
  expect((await release(deps, caller, recorder, 'read', [observation('o1')])).released).toEqual([])
  expect(recorder.trace.decision).toMatchObject({ effect: 'deny', rule })
})

test.each(['request', 'record'])(
  'tells policy at stage %s of the place that is asked, not of the person’s',
  async (stage) => {
    const told: object[] = []
    const keeping: typeof authorizer = {
      ...authorizer,
      admit: (principal, requests) => {
        if (stage === 'request') told.push(...requests)
        return authorizer.admit(principal, requests)
      },
      release: (principal, interaction, records, beside) => {
        if (stage === 'record') told.push(...records.map(({ policy }) => policy))
        return authorizer.release(principal, interaction, records, beside)
      },
    }
    await callTool(
      'fhir_read',
      { type: 'Observation', id: 'o1' },
      { authorizer: keeping, fhir: () => ({ body: observation('o1') }) },
    )
    expect(told).toEqual([expect.objectContaining({ tenant: 'default', platform: 'default' })])
  },
)
