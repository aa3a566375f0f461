import { interactions, type ScopeLetter } from '../../packages/fhir/src/vocabulary.ts'
import {
  type Granted,
  renderDenialBy,
  renderExpectation,
  renderPrincipal,
  renderResource,
  renderSuite,
} from './suite.ts'

/** How the guards call a letter of SMART App Launch 2.2 in their names. */
const letterNames: Record<ScopeLetter, string> = { c: 'create', r: 'read', u: 'update', d: 'delete', s: 'search' }

/** What no role is granted, whatever the scopes say. */
const grantedToNobody = ['history-system']

interface Scoped {
  action: string
  letter: ScopeLetter
  /** Somebody who may do it, and the resource that they may do it with. */
  person: 'practitioner' | 'administrator'
  resource: 'clinical' | 'directory'
  isGranted: boolean
}

const scoped: Scoped[] = Object.entries(interactions).flatMap(([action, { scope }]): Scoped[] => {
  if (scope === undefined) return []
  const isGranted = !grantedToNobody.includes(action)
  return action === 'delete'
    ? [{ action, letter: scope, person: 'administrator', resource: 'directory', isGranted }]
    : [{ action, letter: scope, person: 'practitioner', resource: 'clinical', isGranted }]
})

/** A criterion is asked as a search: under any other interaction it is denied by a guard that comes first. */
const inEveryStage = ({ action, resource }: Scoped) => [
  resource,
  `${resource}_record`,
  ...(action === 'search-type' ? [`${resource}_criterion`] : []),
]

/** A suite that asks every interaction with its own scope letter alone, and with every letter but that one. */
export function renderScopeSuite(header: string): string {
  return renderSuite(header, 'Every interaction needs its own scope letter', {
    principals: Object.fromEntries(
      scoped.flatMap(({ letter, person }) => [
        [`only_${letter}`, renderPrincipal(person, { permissions: letter })],
        [`all_but_${letter}`, renderPrincipal(person, { permissions: 'cruds'.replace(letter, '') })],
      ]),
    ),
    resources: {
      clinical: renderResource('Observation', 'request', ['Patient/1']),
      directory: renderResource('Organization', 'request', []),
      clinical_record: renderResource('Observation', 'record', ['Patient/1']),
      directory_record: renderResource('Organization', 'record', []),
      clinical_criterion: renderResource('Patient', 'criterion', ['Patient/1']),
      directory_criterion: renderResource('Organization', 'criterion', []),
    },
    tests: scoped
      .map((each) => ({ ...each, asked: inEveryStage(each) }))
      .map(({ action, letter, asked, isGranted }) => ({
        name: `${action} is ${isGranted ? 'allowed' : 'denied'} with ${letter} alone and denied with every other letter`,
        principals: [`only_${letter}`, `all_but_${letter}`],
        resources: asked,
        actions: [action],
        expectations: [
          ...(isGranted ? asked : []).map((one) => renderExpectation(`only_${letter}`, one, [action])),
          ...asked.map((one) => renderDenialBy(`guard-scope-${letterNames[letter]}`, `all_but_${letter}`, one, action)),
        ],
      })),
  })
}

const ofAnother = (action: string) => [
  'of_another',
  'record_of_another',
  ...(action === 'search-type' ? ['criterion_of_another'] : []),
]
const launched: Granted = { level: 'patient', launchPatient: 'Patient/1' }

/** A suite that asks every interaction with patient-level scopes, about the launch patient and about another one. */
export function renderLaunchSuite(header: string): string {
  const mayClinically = ({ isGranted, resource }: Scoped) => isGranted && resource === 'clinical'
  return renderSuite(header, 'Every interaction stays with the launch patient', {
    principals: { launched: renderPrincipal('practitioner', launched), unbound: renderPrincipal('practitioner') },
    resources: {
      of_launch_patient: renderResource('Observation', 'request', ['Patient/1']),
      of_another: renderResource('Observation', 'request', ['Patient/2']),
      record_of_another: renderResource('Observation', 'record', ['Patient/2']),
      criterion_of_another: renderResource('Patient', 'criterion', ['Patient/2']),
    },
    tests: scoped.map((asked) => ({
      name: `${asked.action} reaches nobody but the launch patient`,
      principals: ['launched', 'unbound'],
      resources: ['of_launch_patient', ...ofAnother(asked.action)],
      actions: [asked.action],
      expectations: [
        ...(mayClinically(asked)
          ? [
              renderExpectation('launched', 'of_launch_patient', [asked.action]),
              renderExpectation('unbound', 'of_launch_patient', [asked.action]),
              ...ofAnother(asked.action).map((other) => renderExpectation('unbound', other, [asked.action])),
            ]
          : []),
        ...ofAnother(asked.action).map((other) =>
          renderDenialBy(`guard-launch-${letterNames[asked.letter]}`, 'launched', other, asked.action),
        ),
      ],
    })),
  })
}
