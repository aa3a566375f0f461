import { expect, test } from 'vitest'
import { droppedParameters, droppedResults, type SearchPairs } from '../../src/index.ts'

type Row = [server: string, sent: SearchPairs, selfLink: string]

const kept: Row[] = [
  [
    'HAPI, whose self link is the request as it came',
    [
      ['patient', 'Patient/1'],
      ['date', 'ge2024-01-01'],
      ['date', 'lt2025-01-01'],
      ['_sort', '-date'],
    ],
    'http://hapi.example.org/fhir/Observation?_count=20&_sort=-date&date=ge2024-01-01&date=lt2025-01-01&patient=Patient%2F1',
  ],
  [
    'HAPI with a reverse chain',
    [['_has:Observation:patient:code', 'http://loinc.org|4548-4']],
    'http://hapi.example.org/fhir/Patient?_has%3AObservation%3Apatient%3Acode=http%3A%2F%2Floinc.org%7C4548-4',
  ],
  [
    'Smile, which encodes blanks as +',
    [
      ['name', 'van der Berg'],
      ['birthdate', '2000-01-01T00:00:00+02:00'],
    ],
    'https://smile.example.org/fhir_request/Patient?birthdate=2000-01-01T00%3A00%3A00%2B02%3A00&name=van+der+Berg',
  ],
  [
    'Azure, which encodes all and adds its paging',
    [
      ['code', 'http://loinc.org|4548-4,http://loinc.org|2339-0'],
      ['subject:Patient.name', 'Smith'],
    ],
    'https://x.azurehealthcareapis.com/Observation?code=http%3A%2F%2Floinc.org%7C4548-4%2Chttp%3A%2F%2Floinc.org%7C2339-0&subject%3APatient.name=Smith&ct=W3siUmVzb3VyY2',
  ],
  [
    'Google, which adds the type to a reference',
    [['subject', 'Patient/1']],
    'https://healthcare.googleapis.com/v1/projects/p/locations/l/datasets/d/fhirStores/f/fhir/Observation/?_count=20&subject%3APatient=1',
  ],
  [
    'Epic, which reorders and adds what it took by default',
    [
      ['category', 'laboratory'],
      ['patient', 'eq081-VQEgP8drUUqCWzHfw3'],
    ],
    'https://epic.example.org/api/FHIR/R4/Observation?patient=eq081-VQEgP8drUUqCWzHfw3&category=laboratory&_count=1000&session=abc',
  ],
  ['one that takes the type away', [['subject:Patient', '1']], 'https://x.org/Observation?subject=Patient/1'],
  ['one that reads patient as subject', [['patient', '1']], 'https://x.org/Observation?subject=Patient/1'],
  ['one that reads subject as patient', [['subject', 'Patient/1']], 'https://x.org/Observation?patient=1'],
  ['one that encodes names twice', [['code:not', 'a']], 'https://x.org/Observation?code%253Anot=a'],
  [
    'one that joins a repeated name',
    [
      ['date', 'ge2024'],
      ['date', 'lt2025'],
    ],
    'https://x.org/Observation?date=ge2024,lt2025',
  ],
  ['one that repeats a joined value', [['_id', 'a,b']], 'https://x.org/Patient?_id=a&_id=b'],
  [
    'one that writes a value in another way',
    [['date', 'ge2024']],
    'https://x.org/Observation?date=ge2024-01-01T00:00:00Z',
  ],
  ['one that writes the query alone', [['code', 'a']], 'code=a'],
  ['one that answers a fragment', [['code', 'a']], 'https://x.org/Observation?code=a#1'],
  ['one whose encoding is broken', [['code', '50%']], 'https://x.org/Observation?code=50%'],
  [
    'one that leaves out what shapes the answer',
    [
      ['code', 'a'],
      ['_include:iterate', 'Observation:subject'],
      ['_revinclude', 'Provenance:target'],
      ['_sort', 'date'],
      ['_total', 'none'],
      ['_summary', 'count'],
      ['_elements', 'code'],
      ['_count', '5'],
    ],
    'https://x.org/Observation?code=a',
  ],
  ['one asked for everything', [['_count', '5']], 'https://x.org/Observation'],
]

test.each(kept)('finds nothing dropped by %s', (_server, sent, selfLink) => {
  expect(droppedParameters(sent, selfLink)).toEqual({ verdict: 'kept', names: [] })
})

const patient = ['patient', 'Patient/1'] as const
const dropped: [...Row, names: string[]][] = [
  [
    'Azure, which leaves out what it does not know',
    [patient, ['nonsense', 'a']],
    'https://x.azurehealthcareapis.com/Observation?patient=Patient%2F1',
    ['nonsense'],
  ],
  [
    'Google, which leaves out what it does not know',
    [patient, ['value-date', '2024']],
    'https://healthcare.googleapis.com/v1/x/fhir/Observation/?patient%3APatient=1',
    ['value-date'],
  ],
  ['one that answers the bare address', [patient, ['code', 'a']], 'https://x.org/Observation', ['patient', 'code']],
  ['one that answers the address of _search', [patient], 'https://x.org/Observation/_search', ['patient']],
  ['one that answers paging alone', [patient], 'https://x.org/Observation?_count=20', ['patient']],
  ['one that leaves a name without a value', [patient], 'https://x.org/Observation?patient=', ['patient']],
  [
    'one that leaves one of two values empty',
    [
      ['date', 'ge2024'],
      ['date', 'lt2025'],
    ],
    'https://x.org/Observation?date=ge2024&date=',
    ['date'],
  ],
  [
    'one that takes one of two of a name',
    [
      ['date', 'ge2024'],
      ['date', 'lt2025'],
    ],
    'https://x.org/Observation?date=ge2024',
    ['date'],
  ],
  ['one that drops an id from a list', [['_id', 'a,b']], 'https://x.org/Patient?_id=a', ['_id']],
  [
    'one that drops a patient from a list',
    [['patient', 'Patient/1,Patient/2']],
    'https://x.org/Observation?patient=Patient/1',
    ['patient'],
  ],
  [
    'one that drops a code from a list',
    [['code', 'http://loinc.org|8867-4,http://loinc.org|9279-1']],
    'https://x.org/Observation?code=http://loinc.org|8867-4',
    ['code'],
  ],
  [
    'one that drops a name of several words from a list',
    [['name', 'van der Berg,de Vries']],
    'https://x.org/Patient?name=van+der+Berg',
    ['name'],
  ],
  ['one that drops a negation', [['code:not', 'a']], 'https://x.org/Observation?code=a', ['code:not']],
  ['one that drops :missing', [['code:missing', 'true']], 'https://x.org/Observation?code=true', ['code:missing']],
  [
    'one that drops a chain',
    [['subject:Patient.name', 'Smith']],
    'https://x.org/Observation?subject:Patient=Smith',
    ['subject:Patient.name'],
  ],
  [
    'one that drops a reverse chain',
    [['_has:Observation:patient:code', 'a']],
    'https://x.org/Patient?_has=',
    ['_has:Observation:patient:code'],
  ],
  [
    'one that answers another name',
    [['_lastUpdated', 'ge2024']],
    'https://x.org/Patient?lastUpdated=ge2024',
    ['_lastUpdated'],
  ],
  [
    'one that answers patient for patient and subject',
    [patient, ['subject', 'Group/1']],
    'https://x.org/Observation?patient=Patient/1',
    ['patient', 'subject'],
  ],
]

test.each(dropped)('finds what was dropped by %s', (_server, sent, selfLink, names) => {
  expect(droppedParameters(sent, selfLink)).toEqual({ verdict: 'dropped', names })
})

test.each([
  ['there is no self link', undefined],
  ['the self link is empty', ' '],
  ['the self link names a stored search', 'https://hapi.example.org/fhir?_getpages=5e8c&_getpagesoffset=20&_count=20'],
])('cannot tell where %s', (_what, selfLink) => {
  expect(droppedParameters([patient], selfLink)).toEqual({ verdict: 'unknown', names: [] })
})

test.each(['https://x.org/Observation/_search', 'https://x.org/Observation/_search?', 'https://x.org/Observation#1'])(
  'cannot tell of a search by form where the self link is %s',
  (selfLink) => {
    expect(droppedParameters([patient], selfLink, { form: true })).toEqual({ verdict: 'unknown', names: [] })
    expect(droppedParameters([patient], selfLink)).toEqual({ verdict: 'dropped', names: ['patient'] })
  },
)

test('reads the self link of a search by form where it has a query', () => {
  const selfLink = 'https://x.org/Observation/_search?patient=Patient/1'
  expect(droppedParameters([patient], selfLink, { form: true })).toEqual({ verdict: 'kept', names: [] })
  const dropped = droppedParameters([patient, ['code', 'a']], selfLink, { form: true })
  expect(dropped).toEqual({ verdict: 'dropped', names: ['code'] })
})

const sort = ['_sort', '-date'] as const
const include = ['_include:iterate', 'Observation:subject'] as const
const reverse = ['_revinclude', 'Provenance:target'] as const
const shaped: SearchPairs = [patient, sort, include, reverse]

test.each<[string, query: string, dropped: SearchPairs, unsaid: SearchPairs]>([
  ['names filters alone', 'patient=1', [], [sort, include, reverse]],
  ['names the page size alone', 'patient=1&_count=20', [sort, include, reverse], []],
  ['names the order alone', 'patient=1&_sort=-date', [include, reverse], []],
  [
    'names all, in another form',
    'patient=1&_sort:desc=date&_include=Observation%3Asubject&_revinclude=Provenance:target',
    [],
    [],
  ],
  ['names the order the other way round', 'patient=1&_sort=date&_count=20&_include=a&_revinclude=b', [], [sort]],
  ['leaves the order empty', 'patient=1&_sort=&_include=a&_revinclude=b', [sort], []],
  ['names a stored search', '_getpages=1&_count=20', [], [sort, include, reverse]],
])('tells of order and includes where the self link %s', (_what, query, dropped, unsaid) => {
  expect(droppedResults(shaped, `https://x.org/Observation?${query}`)).toEqual({ dropped, unsaid })
})

test('tells which one of several includes was dropped', () => {
  const other = ['_include', 'Observation:performer'] as const
  const saying = droppedResults([include, other], 'https://x.org/Observation?_include=Observation:performer')
  expect(saying).toEqual({ dropped: [include], unsaid: [] })
})

test('tells nothing of order and includes without a self link, nor by the address of a form', () => {
  expect(droppedResults([sort], undefined)).toEqual({ dropped: [], unsaid: [sort] })
  expect(droppedResults([sort], 'https://x.org/Observation/_search', { form: true })).toMatchObject({ dropped: [] })
})
