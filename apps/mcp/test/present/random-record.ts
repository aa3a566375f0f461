import { type AnyResource, elementsOf, type ResourceType } from '@repo/fhir'
import { hidden, randomNumbers } from './random-resource.ts'

type Random = ReturnType<typeof randomNumbers>

const words = [
  'alpha',
  'beta',
  '«gamma»',
  `delta <script>alert("${hidden}")</script>`,
  'x'.repeat(300),
  'Zwiebel-Ärger 😀',
  '\u0000\u001b[31m',
]

/** The building stones of one value. */
function stones(random: Random) {
  const below = (limit: number) => Math.floor(random() * limit)
  const pick = <T>(...values: T[]): T | undefined => values[below(values.length)]
  const word = pick(...words)
  const day = `20${10 + below(16)}-0${1 + below(9)}-1${below(9)}`
  const coding = { system: pick('http://loinc.org', 'http://example.org'), code: pick('4548-4', 'H'), display: word }
  const quantity = { value: below(1000) / 10, unit: pick('mg', '%'), code: 'mg' }
  const reference = {
    reference: pick('Patient/p1', 'Medication/m1', '#m', 'https://example.org/Patient/9'),
    display: word,
  }
  return { below, pick, word, day, coding, quantity, reference }
}
type Stones = ReturnType<typeof stones>

const number = ({ below }: Stones) => below(100)
const time = ({ pick, day }: Stones) => pick(day, `${day}T10:00:00Z`)

/** Values of the datatypes as a server would send them, and what may hide in them; text for all others. */
const makers: Record<string, (given: Stones) => unknown> = {
  CodeableConcept: ({ coding, pick, word }) => ({ coding: [coding], text: pick(word, undefined) }),
  Coding: ({ coding }) => coding,
  Reference: ({ reference }) => reference,
  Quantity: ({ quantity }) => quantity,
  Range: ({ quantity }) => ({ low: quantity, high: quantity }),
  Period: ({ day, pick }) => ({ start: day, end: pick(day, undefined) }),
  date: time,
  dateTime: time,
  instant: time,
  boolean: ({ pick }) => pick(true, false),
  integer: number,
  decimal: number,
  positiveInt: number,
  unsignedInt: number,
  HumanName: ({ word, pick }) => ({ family: word, given: [word, word], use: pick('official', 'old') }),
  Annotation: ({ word }) => ({ text: word }),
  Attachment: ({ word }) => ({ contentType: 'application/pdf', title: word, size: 5, data: `${hidden}+/` }),
  Narrative: ({ pick }) => ({ status: pick('generated', 'additional'), div: `<div>${hidden}</div>` }),
  BackboneElement: ({ coding, reference: actor, word }) => ({
    ...{ type: { coding: [coding] }, actor, text: word, value: word, valueString: word },
    item: [{ text: word, div: `<div>${hidden}</div>` }],
  }),
  base64Binary: () => `${hidden}+/`,
}

function anyOf(type: string, random: Random): unknown {
  const given = stones(random)
  return makers[type]?.(given) ?? given.word
}

/** A resource of any R4 type with elements of that type; now and then one of them has another shape than R4 says. */
export function randomRecord(resourceType: ResourceType, seed: number): AnyResource {
  const random = randomNumbers(seed)
  const elements = elementsOf(resourceType).filter(({ name }) => !['id', 'meta', 'text'].includes(name))
  const body = elements.flatMap(({ properties, types, max }) => {
    if (random() < 0.3) return []
    const index = Math.floor(random() * types.length)
    const isBytes = properties[index] === 'data' || types[index] === 'base64Binary'
    const type = isBytes ? 'base64Binary' : random() < 0.1 ? 'Period' : (types[index] ?? 'string')
    const count = max === '*' ? Math.floor(random() * 12) : 1
    const values = Array.from({ length: count }, () => anyOf(type, random))
    return [[properties[index] ?? '', max === '*' && random() < 0.95 ? values : values[0]] as const]
  })
  return {
    resourceType,
    id: `r${seed}`,
    meta: { versionId: '1' },
    text: { status: 'generated', div: `<div>${hidden}</div>` },
    ...Object.fromEntries(body),
  }
}
