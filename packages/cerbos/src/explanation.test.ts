import { expect, inject, test } from 'vitest'
import { observationOf, patient, practitioner } from '../test/people.ts'
import { createExplainer } from './explanation.ts'
import type { PolicyRequest } from './index.ts'

const explain = createExplainer({ pdpUrl: inject('pdpUrl'), timeoutMs: 5_000 })
const search: PolicyRequest = { interaction: 'search-type', resourceType: 'Observation', patients: [] }

test('tells the rule, the policy and what the roles amount to', async () => {
  await expect(explain(patient, search)).resolves.toEqual({
    effect: 'allow',
    rules: ['grant-own-read'],
    hidden: [],
    policy: 'resource.fhir.vdefault',
    derivedRoles: ['own_patient'],
    refusedAttributes: [],
  })
})

test('tells the guard of a denial, and no rule where nothing was granted', async () => {
  const { policy } = observationOf('1', ['HIV'])
  const labelled = await explain(practitioner, { ...policy, stage: 'record', interaction: 'read' })
  expect(labelled).toMatchObject({ effect: 'deny', rules: ['guard-label-hiv'] })
  await expect(explain(practitioner, { ...search, interaction: 'delete' })).resolves.toMatchObject({
    effect: 'deny',
    rules: [],
  })
})

test('tells which attribute the schemas refuse', async () => {
  await expect(explain({ ...patient, purpose: '' }, search)).resolves.toMatchObject({
    effect: 'deny',
    rules: [],
    refusedAttributes: [{ path: '/purpose' }],
  })
})

test('says that the decision point cannot be asked', async () => {
  const nowhere = createExplainer({ pdpUrl: 'http://127.0.0.1:1', timeoutMs: 5_000 })
  await expect(nowhere(patient, search)).rejects.toMatchObject({ code: 'authz/unavailable' })
})

test('denies a search that looks at what is hidden from the person, as the authorizer does', async () => {
  const byPhone: PolicyRequest = { ...search, resourceType: 'Practitioner', shows: ['contact'] }
  await expect(explain(patient, byPhone)).resolves.toMatchObject({
    effect: 'deny',
    rules: ['mask-contact'],
    hidden: ['contact'],
  })
  await expect(explain(practitioner, byPhone)).resolves.toMatchObject({ effect: 'allow', hidden: [] })
})

test('tells what is left out of a record that is shown', async () => {
  const person = { resourceType: 'Practitioner', id: '7', patients: [], labels: [], stage: 'record' } as const
  await expect(explain(patient, { ...person, interaction: 'read' })).resolves.toMatchObject({
    effect: 'allow',
    hidden: ['identifiers', 'contact'],
  })
})

test('asks of a record what its patient consented to', async () => {
  const { policy } = observationOf('1')
  const denied = { ...policy, stage: 'record', interaction: 'read', consent: 'deny' } as const
  await expect(explain(practitioner, denied)).resolves.toMatchObject({ effect: 'deny', rules: ['guard-consent'] })
})
