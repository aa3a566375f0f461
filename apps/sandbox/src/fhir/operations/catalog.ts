import type { Resource } from '@medplum/fhirtypes'
import type { Call } from '../call.ts'
import { notSupported } from '../outcomes.ts'
import { expandValueSet } from '../terminology/expand.ts'
import { lookUpCode } from '../terminology/lookup.ts'
import { subsumption } from '../terminology/subsumes.ts'
import { translateCode } from '../terminology/translate.ts'
import { validateInCodeSystem, validateInValueSet } from '../terminology/validate-code.ts'
import { docref } from './docref.ts'
import { compositionDocument } from './documents/document.ts'
import { patientSummary } from './documents/patient-summary.ts'
import { everything } from './everything.ts'
import { lastObservations } from './lastn.ts'
import { matchPatients } from './match.ts'
import { questionnairePackage } from './questionnaire-package.ts'
import { observationStatistics } from './stats.ts'
import { validateOperation } from './validate.ts'
import { fhirVersions } from './versions.ts'

type Level = 'system' | 'type' | 'instance'

/** One operation on one type: the source of its routes and of what `/metadata` says. */
export interface OperationEntry {
  /** Without the `$`. */
  name: string
  /** Canonical URL of the OperationDefinition. */
  definition: string
  /** `*`: every type; absent: of the system. */
  resourceType?: string
  levels: readonly Level[]
  /** Whether it takes a POST alone, because it needs a body. */
  postOnly?: true
  run: (call: Call) => Resource
}

const hl7 = 'http://hl7.org/fhir/OperationDefinition'

function ofType(
  resourceType: string,
  name: string,
  levels: readonly Level[],
  run: OperationEntry['run'],
  definition = `${hl7}/${resourceType}-${name}`,
): OperationEntry {
  return { name, definition, resourceType, levels, run }
}

const both: readonly Level[] = ['type', 'instance']

export const operations: readonly OperationEntry[] = [
  { name: 'versions', definition: `${hl7}/CapabilityStatement-versions`, levels: ['system'], run: fhirVersions },
  {
    name: 'validate',
    definition: `${hl7}/Resource-validate`,
    resourceType: '*',
    levels: both,
    postOnly: true,
    run: validateOperation,
  },
  ofType('Patient', 'everything', both, everything),
  ofType('Patient', 'summary', both, patientSummary, 'http://hl7.org/fhir/uv/ips/OperationDefinition/summary'),
  { ...ofType('Patient', 'match', ['type'], matchPatients), postOnly: true },
  ofType('Encounter', 'everything', ['instance'], everything),
  ofType('Observation', 'lastn', ['type'], lastObservations),
  ofType('Observation', 'stats', ['type'], observationStatistics),
  ofType('DocumentReference', 'docref', ['type'], docref, 'http://hl7.org/fhir/us/core/OperationDefinition/docref'),
  ofType('Composition', 'document', both, compositionDocument),
  ofType('ValueSet', 'expand', both, expandValueSet),
  ofType('ValueSet', 'validate-code', both, validateInValueSet),
  ofType('CodeSystem', 'validate-code', both, validateInCodeSystem),
  ofType('CodeSystem', 'lookup', ['type'], lookUpCode),
  ofType('CodeSystem', 'subsumes', both, subsumption),
  ofType('ConceptMap', 'translate', both, translateCode),
  ofType(
    'Questionnaire',
    'questionnaire-package',
    both,
    questionnairePackage,
    'http://hl7.org/fhir/us/davinci-dtr/OperationDefinition/questionnaire-package',
  ),
]

/** Runs the operation of that name on the type and level of the call. Throws 400 where it is none of theirs. */
export function runOperation(name: string, level: Level, call: Call): Resource {
  const { resourceType } = call
  const entry = operations.find(
    (one) =>
      one.name === name &&
      one.levels.includes(level) &&
      (one.resourceType === '*' || (one.resourceType ?? '') === resourceType),
  )
  if (!entry) throw notSupported(`$${name} is no operation on this type and level`)
  return entry.run(call)
}

/**
 * The paths below the base that operations answer at, each once. Those on a type answer on its instances too, if only to
 * say that they are invoked elsewhere.
 */
export function operationPaths(): { name: string; level: Level; method: 'GET' | 'POST'; path: string }[] {
  const before: Record<Level, string> = { system: '', type: ':resourceType/', instance: ':resourceType/:id/' }
  const all = operations.flatMap(({ name, resourceType, postOnly }) => {
    const levels: readonly Level[] = resourceType === undefined ? ['system'] : both
    const methods = postOnly ? (['POST'] as const) : (['GET', 'POST'] as const)
    return levels.flatMap((level) =>
      methods.map((method) => ({ name, level, method, path: `${before[level]}$${name}` })),
    )
  })
  return [...new Map(all.map((one) => [`${one.method} ${one.path}`, one])).values()]
}
