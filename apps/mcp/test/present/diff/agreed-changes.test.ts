import type { AnyResource } from '@repo/fhir'
import { expect, test } from 'vitest'
import { compareResources, describeChanges } from '../../../src/mcp/present/changes.ts'

const basic = (elements: object) => ({ resourceType: 'Basic', ...elements }) as unknown as AnyResource
const long = (words: string) => `${'harmless words '.repeat(40)}${words}${' and so on'.repeat(40)}`

test('shows the dose of an instruction that stands behind a long text, and first', () => {
  const dosageInstruction = [{ text: long('once'), doseAndRate: [{ doseQuantity: { value: 500, unit: 'mg' } }] }]
  const { changes, isWhole } = compareResources(undefined, basic({ note: [{ text: 'n' }], dosageInstruction }))
  expect(changes[0]).toEqual({
    path: 'Basic.dosageInstruction[0].doseAndRate[0].doseQuantity.value',
    kind: 'added',
    after: '500',
  })
  expect(changes.find(({ path }) => path.endsWith('[0].text'))?.after).toBe(`«${long('once')}»`)
  expect(isWhole).toBe(true)
})

test('puts status, subject, code, dose and value before the rest', () => {
  const after = basic({
    note: 'n',
    valueInteger: 1,
    dosage: { dose: 1 },
    code: 'c',
    subject: { reference: 'Patient/p' },
    status: 'final',
  })
  expect(compareResources(undefined, after).changes.map(({ path }) => path)).toEqual([
    ...['Basic.status', 'Basic.subject.reference', 'Basic.code'],
    ...['Basic.dosage.dose', 'Basic.valueInteger', 'Basic.note'],
  ])
})

test('shows a long text around what differs, and never two equal sides', () => {
  const [line = ''] = describeChanges(basic({ description: long('5 mg') }), basic({ description: long('50 mg') }))
  expect(line).toMatch(/^changed Basic\.description: …«[^»]{1,60}5 mg[^»]{1,60}»… → …«[^»]{1,60}50 mg[^»]{1,60}»…$/)
})

test('shows every difference of a text that differs in two places', () => {
  const text = (first: string, last: string) => `${first}${' same'.repeat(300)}${last}`
  const { changes, isWhole } = compareResources(basic({ comment: text('a', 'b') }), basic({ comment: text('c', 'd') }))
  expect(changes[0]?.before).toBe(`«${text('a', 'b')}»`)
  expect(changes[0]?.after).toBe(`«${text('c', 'd')}»`)
  expect(isWhole).toBe(true)
})

test('says that a text is not shown whole where it is too long to be read', () => {
  const { changes, isWhole } = compareResources(undefined, basic({ comment: 'x '.repeat(4_000) }))
  expect(changes[0]?.after).toMatch(/^«x .*…» \(cut\)$/)
  expect(isWhole).toBe(false)
})

test.each([
  ['a script', 'a <script>500 mg</script> b', 'a <script>500 mg</script> b'],
  ['an open style', 'a <style', 'a <style'],
  ['a line break', 'a\nb\r\tc', 'a\\nb\\r\\tc'],
  ['a control', 'a\u0000\u001Bb', 'a\\u{0}\\u{1B}b'],
  ['a bidirectional override', 'a\u202Eb', 'a\\u{202E}b'],
  ['an Arabic letter mark', 'a\u061Cb', 'a\\u{61C}b'],
  ['a tag character', 'a\u{E0041}b', 'a\\u{E0041}b'],
  ['a zero-width space', 'a\u200Bb', 'a\\u{200B}b'],
  ['a filler', 'a\u3164b', 'a\\u{3164}b'],
  ['a variation selector', 'a\uFE0Fb', 'a\\u{FE0F}b'],
  ['a strange space', 'a\u00A0b', 'a\\u{A0}b'],
  ['half a character', 'a\uD800b', 'a\\u{D800}b'],
  ['a written escape', 'a\\u{202E}b', 'a\\\\u{202E}b'],
  ['marks like ours', 'a» → «b', 'a\\u{BB} → \\u{AB}b'],
])('takes nothing away from a text with %s', (_what, text, shown) => {
  const [line = ''] = describeChanges(undefined, basic({ comment: text }))
  expect(line).toBe(`added Basic.comment: «${shown}»`)
})

test('tells texts apart that differ in what cannot be seen', () => {
  expect(describeChanges(basic({ display: 'ab' }), basic({ display: 'a\u200Bb' }))).toEqual([
    'changed Basic.display: ab → a\\u{200B}b',
  ])
})

test('marks a value that could be read as the end of a change', () => {
  const [line] = describeChanges(basic({ status: 'final → amended' }), basic({ status: 'x' }))
  expect(line).toBe('changed Basic.status: «final → amended» → x')
})

test.each([
  [
    'a text',
    { contentType: 'text/plain', data: 'QVRUQUNITUVOVA==' },
    '(10 bytes, text/plain, SHA-256 5bd9eefe745d…, «ATTACHMENT»)',
  ],
  ['an image', { contentType: 'image/png', data: 'QUJDRA==' }, '(4 bytes, image/png, SHA-256 e12e115acf45…)'],
  ['no type', { data: 'QUJDRA==' }, '(4 bytes, SHA-256 e12e115acf45…)'],
  ['an address', { url: 'data:image/gif;base64,QUJDRA==' }, '(4 bytes, image/gif, SHA-256 e12e115acf45…)'],
  ['an address of text', { url: 'data:,take%20500' }, 'data:,take%20500'],
  ['no base64', { data: 'take 500 mg' }, 'take 500 mg'],
  ['text that begins like an address', { valueString: 'data:;base64,QUJDRA==' }, '«data:;base64,QUJDRA==»'],
])('says what bytes an added object holds: %s', (_what, attachment, shown) => {
  const lines = describeChanges(undefined, basic({ content: [{ attachment }] }))
  expect(lines.at(-1)).toMatch(/^added Basic\.content\[0\]\.attachment\.(data|url|valueString): /)
  expect(lines.at(-1)?.replace(/^\S+ \S+ /, '')).toBe(shown)
})

test('shows the beginning of a longer text in an attachment and counts the rest', () => {
  const attachment = { contentType: 'text/html', data: btoa(`${'y'.repeat(200)}zzzz`) }
  const lines = describeChanges(undefined, basic({ attachment }))
  expect(lines.at(-1)).toContain(`, «${'y'.repeat(200)}» and 4 characters more)`)
})

test('tells different bytes of one length apart', () => {
  const [line] = describeChanges(basic({ data: 'QUJDRA==' }), basic({ data: 'QUJDRQ==' }))
  expect(line).toMatch(/^changed Basic\.data: \(4 bytes, SHA-256 e12e115acf45…\) → \(4 bytes, SHA-256 [0-9a-f]{12}…\)$/)
})

test('shows what a narrative says before and after, and its markup where nothing else differs', () => {
  const narrative = (div: string) => basic({ text: { status: 'generated', div: `<div><p>${div}</p></div>` } })
  const { changes, hasNarrative } = compareResources(narrative('5&nbsp;mg'), narrative('50 <b>mg</b> &lt; 1 g'), {
    narrative: true,
  })
  expect(hasNarrative).toBe(true)
  expect(changes).toEqual([{ path: 'Basic.text.div', kind: 'changed', before: '«5 mg»', after: '«50 mg < 1 g»' }])
  const markup = compareResources(narrative('a'), narrative('<i>a</i>'), { narrative: true })
  expect(markup.changes[0]?.after).toBe('«<div><p><i>a</i></p></div>»')
})

test('shows names that are not FHIR’s as ?, and what stands under them', () => {
  const after = JSON.parse('{"resourceType":"Basic","a\\nremoved Basic.x":"v","__proto__":{"b":"w"}}') as AnyResource
  expect(describeChanges(basic({}), after)).toEqual(['added Basic.?: v', 'added Basic.?.b: w'])
})

test('finds an element that is called like a property of every object', () => {
  expect(describeChanges(basic({}), basic({ constructor: 'x', toString: 'y' }))).toEqual([
    'added Basic.constructor: x',
    'added Basic.toString: y',
  ])
})

test('tells of the type of a record inside another one', () => {
  const inside = (resourceType: string) => basic({ contained: [{ resourceType, id: 'a' }] })
  expect(describeChanges(inside('Medication'), inside('Substance'))).toEqual([
    'changed Basic.contained[0].resourceType: Medication → Substance',
  ])
})

test('tells that items changed places beside another change', () => {
  const lines = describeChanges(
    basic({ list: [{ id: '1' }, { id: '2' }] }),
    basic({ list: [{ id: '2' }, { id: '1', x: 'new' }] }),
  )
  expect(lines).toHaveLength(2)
  expect(lines[0]).toBe('added Basic.list[1].x: new')
  expect(lines[1]).toMatch(/^changed Basic\.list: \[0\] .* → \[1\] .*, \[0\] /)
})

test('aligns long lists of equal items at once', () => {
  const list = (size: number) => basic({ list: Array.from({ length: size }, () => ({ code: 'c' })) })
  // Of this process: the machine may be busy with others.
  const before = process.cpuUsage()
  expect(compareResources(list(60_000), list(59_999)).changes).toHaveLength(1)
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1_000).toBeLessThan(3_000)
}, 60_000)
