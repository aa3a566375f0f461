import { interactions } from '../../../packages/fhir/src/vocabulary.ts'
import { renderPrincipal, renderResource, renderSuite } from '../suite.ts'
import { digestRule } from './policy-digest.ts'

const trailActions = ['patient', 'own', 'tenant'].flatMap((rows) => [`read-${rows}`, `export-${rows}`])
const trail = JSON.stringify({
  kind: 'trail',
  id: '0',
  attr: { tenant: 'another', platform: 'default', patients: [], principal: '' },
})

function expectation(digest: string, resource: string, kind: string, actions: readonly string[], rule?: string) {
  const source = `resource.${kind}.vdefault`
  const outputs = actions.map((action) => ({
    action,
    expected: [
      { src: `${source}#${digestRule}`, val: digest },
      ...(rule === undefined ? [] : [{ src: `${source}#${rule}`, val: 'EFFECT_DENY' }]),
    ],
  }))
  const denied = Object.fromEntries(actions.map((action) => [action, 'EFFECT_DENY']))
  return `      - ${JSON.stringify({ principal: 'nobody', resource, actions: denied, outputs })}`
}

/** A suite that asks of each action whether the decision tells by which policies it was made, however it ends. */
export function renderDigestSuite(header: string, digest: string): string {
  const names = Object.keys(interactions)
  return renderSuite(header, 'Each decision tells the digest of the policies', {
    principals: { nobody: renderPrincipal('nobody') },
    resources: {
      record: renderResource('Observation', 'record', ['Patient/1']),
      labelled: renderResource('Observation', 'record', ['Patient/1'], ['HIV']),
      rows_of_another_tenant: trail,
    },
    tests: [
      {
        name: 'of requests and records, whichever guard denies',
        principals: ['nobody'],
        resources: ['record', 'labelled'],
        actions: names,
        expectations: [
          expectation(digest, 'record', 'fhir', names),
          expectation(digest, 'labelled', 'fhir', names, 'guard-label-hiv'),
        ],
      },
      {
        name: 'of rows of the audit trail',
        principals: ['nobody'],
        resources: ['rows_of_another_tenant'],
        actions: trailActions,
        expectations: [expectation(digest, 'rows_of_another_tenant', 'trail', trailActions, 'guard-trail-tenant')],
      },
    ],
  })
}
