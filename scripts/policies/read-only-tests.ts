import { interactions } from '../../packages/fhir/src/vocabulary.ts'
import { renderDenialBy, renderExpectation, renderPrincipal, renderResource, renderSuite } from './suite.ts'

const names = Object.keys(interactions) as (keyof typeof interactions)[]
const writes = names.filter((name) => !interactions[name].readOnly)
const clinicalReads = names.filter(
  (name) => interactions[name].readOnly && name !== 'capabilities' && name !== 'history-system',
)
const stages = ['request', 'criterion', 'record'] as const

/** A suite that asks every interaction of people who may write, once where nothing may be written. */
export function renderReadOnlySuite(header: string): string {
  const resources = Object.fromEntries(
    stages.map((stage) => [stage, renderResource('Patient', stage, ['Patient/1'])] as const),
  )
  const reads = (principal: string) =>
    stages.map((stage) => renderExpectation(principal, stage, stage === 'criterion' ? ['search-type'] : clinicalReads))
  return renderSuite(header, 'Read-only mode stops every write and no read', {
    principals: {
      writer: renderPrincipal('practitioner'),
      reader: renderPrincipal('practitioner', { readOnly: true }),
    },
    resources,
    tests: [
      {
        name: 'what may be read stays readable',
        principals: ['writer', 'reader'],
        resources: [...stages],
        actions: clinicalReads,
        expectations: ['writer', 'reader'].flatMap(reads),
      },
      ...writes.map((action) => ({
        name: `${action} is denied by the mode, in every stage`,
        principals: ['reader'],
        resources: [...stages],
        actions: [action],
        expectations: stages.map((stage) => renderDenialBy('guard-read-only', 'reader', stage, action)),
      })),
      {
        name: 'writes are granted where the mode is off',
        principals: ['writer'],
        resources: ['request', 'record'],
        actions: ['create', 'update', 'patch'],
        expectations: ['request', 'record'].map((stage) =>
          renderExpectation('writer', stage, ['create', 'update', 'patch']),
        ),
      },
    ],
  })
}
