import { interactions, type ScopeLetter } from '../../packages/fhir/src/vocabulary.ts'
import { renderDenialBy, renderExpectation, renderPrincipal, renderResource, renderSuite } from './suite.ts'

/** How the guards call a letter of SMART App Launch 2.2 in their names. */
const letterNames: Record<ScopeLetter, string> = { c: 'create', r: 'read', u: 'update', d: 'delete', s: 'search' }
const filter = 'category=laboratory'

const scoped = Object.entries(interactions).flatMap(([action, { scope }]) =>
  scope === undefined ? [] : [{ action, guard: `guard-scope-filter-${letterNames[scope]}` }],
)
/** What a practitioner is granted on clinical records. */
const isGranted = (action: string) => action !== 'delete' && action !== 'history-system'

const resources = {
  request: renderResource('Observation', 'request', ['Patient/1']),
  record: renderResource('Observation', 'record', ['Patient/1'], [], { filters: [filter] }),
  record_that_meets_both: renderResource('Observation', 'record', ['Patient/1'], [], {
    filters: ['status=final', filter],
  }),
  record_that_meets_another: renderResource('Observation', 'record', ['Patient/1'], [], { filters: ['status=final'] }),
  record_that_meets_none: renderResource('Observation', 'record', ['Patient/1']),
  record_of_another: renderResource('Observation', 'record', ['Patient/2'], [], { filters: [filter] }),
  criterion: renderResource('Patient', 'criterion', ['Patient/1']),
  figures: renderResource('Observation', 'request', ['Patient/1'], ['N']),
}
const seen = ['request', 'record', 'record_that_meets_both']
const unseen = ['record_that_meets_another', 'record_that_meets_none', 'figures']

/** A suite that asks every interaction with scopes that hold for records of one kind. */
export function renderFilterSuite(header: string): string {
  return renderSuite(header, 'A granular scope holds for the records that meet its filter', {
    principals: {
      filtered: renderPrincipal('practitioner', { filter }),
      unfiltered: renderPrincipal('practitioner'),
      launched: renderPrincipal('practitioner', { level: 'patient', launchPatient: 'Patient/1', filter }),
    },
    resources,
    tests: [
      ...scoped.map(({ action, guard }) => ({
        name: `${action} with a filtered scope is for what meets the filter`,
        principals: ['filtered', 'unfiltered'],
        resources: [...seen, ...unseen, ...(action === 'search-type' ? ['criterion'] : [])],
        actions: [action],
        expectations: [
          ...(isGranted(action)
            ? [
                ...seen.map((one) => renderExpectation('filtered', one, [action])),
                ...[...seen, ...unseen].map((one) => renderExpectation('unfiltered', one, [action])),
                ...(action === 'search-type' ? [renderExpectation('unfiltered', 'criterion', [action])] : []),
              ]
            : []),
          ...unseen.map((one) => renderDenialBy(guard, 'filtered', one, action)),
          ...(action === 'search-type' ? [renderDenialBy(guard, 'filtered', 'criterion', action)] : []),
        ],
      })),
      {
        name: 'a filter does not widen a launch, nor a launch a filter',
        principals: ['launched'],
        resources: ['record', 'record_of_another', 'record_that_meets_none'],
        actions: ['read'],
        expectations: [
          renderExpectation('launched', 'record', ['read']),
          renderDenialBy('guard-scope-filter-read', 'launched', 'record_that_meets_none', 'read'),
        ],
      },
    ],
  })
}
