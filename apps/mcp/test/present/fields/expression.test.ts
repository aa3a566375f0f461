import { expect, test } from 'vitest'
import { type PreparedFields, prepareFields } from '../../../src/mcp/present/fields/evaluation.ts'

function faultsOf(prepared: PreparedFields): string[] {
  return 'faults' in prepared ? prepared.faults.map(({ message }) => message) : []
}

test.each([
  'code.text',
  'Observation.value.ofType(Quantity).value',
  "component.where(code.coding.code = '8480-6').value.value.first()",
  'effective | issued',
  "note.text.where($this.contains('pain')).exists()",
  "iif(value.exists(), value.value, 'none')",
  "code.text & ': ' & value.value.toString()",
  'note.text.join()',
  "note.where(time > @2026).text.join('; ')",
  "value > 7 '%'",
  'effective.toString().substring(0, 4)',
  "extension('http://example.org/x').value",
  'valueQuantity.value * 2 + 1',
  'performer[0].reference',
  'contained.where($this is Medication).code.text',
  "component.value.all($this is Quantity) and status in ('final' | 'amended')",
  'issued > @2026-01-01T00:00:00Z',
  '`code`.text',
  '-value.value.round(1)',
])('takes %s', async (expression) => {
  expect(faultsOf(await prepareFields([expression], ['Observation']))).toEqual([])
})

test.each([
  ['subject.resolve().name', /^resolve\(\) looks outside the record/],
  ["code.memberOf('http://example.org')", /^memberOf\(\) looks outside/],
  ["code.subsumes('x')", /looks outside/],
  ["conformsTo('http://example.org')", /looks outside/],
  ["code.text.matches('(a+)+$')", /^matches\(\) takes patterns\. Use contains\(\)/],
  ["code.text.replaceMatches('a', 'b')", /takes patterns/],
  ['repeat(component)', /^repeat\(\) can make the result grow without bound/],
  ['descendants().descendants()', /grow without bound/],
  ['children()', /grow without bound/],
  ['value.aggregate($this, 0)', /grow without bound/],
  ['value.combine(value)', /grow without bound/],
  ["defineVariable('a', value)", /grow without bound/],
  ['code.text.toChars()', /grow without bound/],
  ["code.text.replace('', 'xxxx')", /grow without bound/],
  ['today()', /^today\(\) depends on the clock\. Write the date/],
  ['now() - 1 year', /depends on the clock/],
  ["value.trace('x')", /^trace\(\) writes into a log/],
  ["code.text.encode('base64')", /hides what a text says/],
  ['%resource.id', /^%resource is not there/],
  ['%terminologies', /is not there/],
  ['%`ext-x`', /is not there/],
  ['$total', /^\$total is not there/],
  ['code ~ value', /^~ compares each item with each other one/],
  ['code.text.uper()', /^there is no function uper\(\): did you mean "upper"\?/],
  ['code.first(1)', /^first\(\) takes 0 arguments, not 1/],
  ['code.where()', /^where\(\) takes 1 arguments, not 0/],
  ['code.text.substring()', /^substring\(\) takes 1 to 2 arguments/],
  ['code.constructor', /^"constructor" is no element of FHIR/],
  ['`__proto__`', /^"__proto__" is no element of FHIR/],
  ['`where`(true)', /^/],
  ['', /^an expression has 1 to 300 characters/],
  ['a'.repeat(301), /^an expression has 1 to 300 characters/],
  ['a.b(', /^not FHIRPath: mismatched input '<EOF>'/],
  ['name family', /^not FHIRPath: extraneous input 'family'/],
  ['code.text.select($this & $this)', /^& and \+ may not stand inside the arguments of a function/],
  ['component.select(value.value + 1)', /^& and \+ may not stand inside/],
  ["status & '-' & status & status", /^has more than 2 of & and \+/],
  ['note.text.join().lower()', /^join\(\) may only be the last call/],
  ['note.text.join() & status', /^join\(\) may only be the last call/],
  ['note.select(text.join())', /^join\(\) may only be the last call/],
  ['code|value|issued|status|subject|method', /^has more than 4 of \|/],
  ['value.vlaue', /^no element of these records is called "vlaue": did you mean "value"\?/],
  ['Observation.componnent.code', /called "componnent": did you mean "component"/],
])('refuses %s', async (expression, message) => {
  expect(faultsOf(await prepareFields([expression], ['Observation']))).toEqual([expect.stringMatching(message)])
})

test('tells all faults of all expressions at once, and where they are', async () => {
  const prepared = await prepareFields(['status', 'code.txt', 'subject.resolve().name', 'a.b(\n\nc d'], ['Observation'])
  expect(prepared).toEqual({
    faults: [
      { expression: 'code.txt', position: 5, message: expect.stringContaining('did you mean "text"') },
      { expression: 'subject.resolve().name', position: 8, message: expect.any(String) },
      { expression: 'a.b(\n\nc d', position: 8, message: expect.stringContaining("mismatched input 'd'") },
    ],
  })
})

test('takes at most 12 expressions', async () => {
  const expressions = Array.from({ length: 13 }, () => 'status')
  expect(faultsOf(await prepareFields(expressions))).toEqual(['at most 12 expressions'])
  expect(faultsOf(await prepareFields(expressions.slice(1)))).toEqual([])
})

test('does not judge names where the type is not known, or where a record of another type may stand', async () => {
  expect(faultsOf(await prepareFields(['anything.at.all']))).toEqual([])
  expect(faultsOf(await prepareFields(['entry.resource.gender', 'contained.ingredient'], ['Bundle']))).toEqual([])
})

test('refuses each of several strange expressions', async () => {
  const strange = [
    '('.repeat(300),
    '{}'.repeat(150),
    '/*'.repeat(150),
    'a['.repeat(150),
    "'".repeat(299),
    '1+'.repeat(149),
  ]
  const prepared = await prepareFields(strange)
  const faults = 'faults' in prepared ? prepared.faults : []
  expect(new Set(faults.map(({ expression }) => expression)).size).toBe(strange.length)
})
