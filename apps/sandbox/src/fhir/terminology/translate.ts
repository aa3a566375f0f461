import type { Coding, ConceptMap, Parameters, ParametersParameter } from '@medplum/fhirtypes'
import type { Call } from '../call.ts'
import { OperationInput } from '../operations/input.ts'
import { missing, unknown } from '../outcomes.ts'
import { type Definitions, subjectOf } from './definitions.ts'
import { codingsIn } from './validate-code.ts'

type Equivalence = 'relatedto' | 'equivalent' | 'equal' | 'wider' | 'subsumes' | 'narrower' | 'specializes' | 'inexact'

interface Match {
  equivalence: string
  concept: Coding
  map: ConceptMap
}

/** R4 concept-map-equivalence, read from the target's side. */
const inverse: Partial<Record<string, Equivalence>> = {
  wider: 'narrower',
  narrower: 'wider',
  subsumes: 'specializes',
  specializes: 'subsumes',
}

interface Pair {
  source: Coding
  target: Coding
  equivalence: string
}

function codingOf(system: string | undefined, { code, display }: { code?: string; display?: string }): Coding {
  return { ...(system ? { system } : {}), ...(code ? { code } : {}), ...(display ? { display } : {}) }
}

function pairsOf({ group = [] }: ConceptMap): Pair[] {
  return group.flatMap(({ source, target, element = [] }) =>
    element.flatMap((from) =>
      (from.target ?? []).map((to) => ({
        source: codingOf(source, from),
        target: codingOf(target, to),
        equivalence: to.equivalence ?? 'relatedto',
      })),
    ),
  )
}

function turned({ source, target, equivalence }: Pair): Pair {
  return { source: target, target: source, equivalence: inverse[equivalence] ?? equivalence }
}

function matchesIn(map: ConceptMap, codings: readonly Coding[], reverse: boolean): Match[] {
  const pairs = reverse ? pairsOf(map).map(turned) : pairsOf(map)
  return pairs
    .filter(({ source }) => codings.some(({ system, code }) => system === source.system && code === source.code))
    .map(({ target, equivalence }) => ({ equivalence, concept: target, map }))
}

/** The maps to look in: the one that is named, else all between the value sets that `source` and `target` name. */
function mapsOf(call: Call, input: OperationInput, reverse: boolean): ConceptMap[] {
  const names = { resource: 'conceptMap', url: 'url', version: 'conceptMapVersion' }
  if (call.id !== '' || input.text('url') !== undefined || input.resources('conceptMap').length > 0) {
    return [subjectOf(call, input, 'ConceptMap', names)]
  }
  const [from, to] = [input.text('source'), input.text('target')]
  if (to === undefined && input.text('targetsystem') === undefined)
    throw missing('url, target or targetsystem is required')
  const maps = [...call.records.definitions('ConceptMap')] as Definitions['ConceptMap'][]
  return maps.filter(({ sourceUri, sourceCanonical, targetUri, targetCanonical }) => {
    const ends = [sourceCanonical ?? sourceUri, targetCanonical ?? targetUri]
    const [source, target] = reverse ? ends.reverse() : ends
    return (from === undefined || source === from) && (to === undefined || target === to)
  })
}

function matchParameter({ equivalence, concept, map }: Match): ParametersParameter {
  return {
    name: 'match',
    part: [
      { name: 'equivalence', valueCode: equivalence },
      { name: 'concept', valueCoding: concept },
      ...(map.url ? [{ name: 'source', valueUri: map.url }] : []),
    ],
  }
}

const names = [
  'url',
  'conceptMap',
  'conceptMapVersion',
  'code',
  'system',
  'coding',
  'codeableConcept',
  'source',
  'target',
]

/**
 * `ConceptMap/$translate` (R4 conceptmap-operation-translate.html); `reverse` looks from target to source. A code that
 * no map holds is no error: the result is false. Throws 404 for an unknown map.
 */
export function translateCode(call: Call): Parameters {
  const input = new OperationInput(call, [...names, 'targetsystem', 'reverse'])
  const reverse = input.flag('reverse')
  const codings = codingsIn(input, input.text('system'))
  const maps = mapsOf(call, input, reverse)
  if (maps.length === 0) throw unknown('No ConceptMap between these value sets is known')
  const targetSystem = input.text('targetsystem')
  const matches = maps
    .flatMap((map) => matchesIn(map, codings, reverse))
    .filter(({ concept }) => targetSystem === undefined || concept.system === targetSystem)
  const result = matches.some(({ equivalence }) => equivalence !== 'unmatched' && equivalence !== 'disjoint')
  return {
    resourceType: 'Parameters',
    parameter: [
      { name: 'result', valueBoolean: result },
      ...(result ? [] : [{ name: 'message', valueString: 'No translation is known' }]),
      ...matches.map(matchParameter),
    ],
  }
}
