import { type AnyResource, checkSearch, readCapabilities, validateResource } from '@repo/fhir'
import { capabilityStatement } from '../../../apps/sandbox/src/fhir/metadata.ts'
import type { Measured } from '../measured.ts'
import { recordBundle } from './record-bundle.ts'
import { searches } from './searches.ts'
import { mediansOf } from './timing.ts'

const maxSearchMs = 0.2
const maxBundleMs = 25

const roundTrip = (value: unknown) => () => void JSON.parse(JSON.stringify(value))

interface TimedSearch {
  what: string
  faults: number
  ms: number
  ratio: number
}

function timedSearches(bundle: object): TimedSearch[] {
  const server = readCapabilities(capabilityStatement('https://fhir.example/r4', undefined) as object as AnyResource)
  const checks = searches.map(
    ({ type, pairs }) =>
      () =>
        checkSearch(type, pairs, { server }),
  )
  const kinds = checks.map((check) => ({ work: () => void check(), times: 20 }))
  const medians = mediansOf([...kinds, { work: roundTrip(bundle), times: 1 }])
  const baseline = medians.at(-1) ?? Number.NaN
  return searches.map(({ type, what }, index) => {
    const ms = medians[index] ?? Number.NaN
    return { what: `${type}: ${what}`, faults: checks[index]?.().length ?? Number.NaN, ms, ratio: ms / baseline }
  })
}

function searchSpeed(bundle: object): Measured {
  const timed = timedSearches(bundle)
  const goal = { atMost: maxSearchMs, unit: 'ms', digits: 4 }
  const slowest = (those: readonly TimedSearch[]) =>
    those.length > 0 ? Math.max(...those.map(({ ms }) => ms)) : Number.NaN
  return {
    title: 'checkSearch: median CPU time against R4 and what the sandbox lists',
    columns: ['search', 'faults', 'ms', '÷ JSON of the Bundle'],
    rows: timed.map(({ what, faults, ms, ratio }) => [what, String(faults), ms.toFixed(4), ratio.toFixed(5)]),
    figures: [
      {
        what: 'the slowest search that can be sent',
        value: slowest(timed.filter(({ faults }) => faults === 0)),
        ...goal,
      },
      { what: 'the slowest search that is refused', value: slowest(timed.filter(({ faults }) => faults > 0)), ...goal },
    ],
  }
}

function bundleSpeed(bundle: object): Measured {
  const issues = validateResource(bundle).length
  const kinds = [() => void validateResource(bundle), roundTrip(bundle)].map((work) => ({ work, times: 1 }))
  const [checking = Number.NaN, baseline = Number.NaN] = mediansOf(kinds)
  const bytes = new TextEncoder().encode(JSON.stringify(bundle)).length
  return {
    title: `validateResource: median CPU time of a Bundle with 500 entries, ${Math.round(bytes / 1024)} KB`,
    columns: ['work', 'issues', 'ms', '÷ JSON of the Bundle'],
    rows: [
      ['validateResource', String(issues), checking.toFixed(2), (checking / baseline).toFixed(2)],
      ['JSON.parse of JSON.stringify', '', baseline.toFixed(2), '1.00'],
    ],
    figures: [{ what: 'validateResource', value: checking, atMost: maxBundleMs, unit: 'ms', digits: 2 }],
  }
}

/** The checks that every search and every write go through, beside the plainest work on the same Bundle. */
export async function* measureSpeed(): AsyncGenerator<Measured> {
  const bundle = recordBundle()
  yield searchSpeed(bundle)
  yield bundleSpeed(bundle)
}
