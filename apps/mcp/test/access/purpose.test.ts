import { expect, test } from 'vitest'
import { purposeKey } from '../../src/mcp/access/purpose.ts'
import { callMethod, observation, type Script, serve } from '../call-stage.ts'
import { eras, mcpReply, mcpRequest } from '../mcp-request.ts'

const reading = { name: 'fhir_read', arguments: { type: 'Observation', id: 'o1' } }
const record: Script = { fhir: () => ({ body: observation('o1') }) }

/** One read with that header and that entry of `_meta`, and all that left the process. */
async function readWith(header: string | undefined, said?: unknown) {
  const { fetch, ...left } = serve(record)
  const request = mcpRequest('2025-11-25', 'tools/call', {
    ...reading,
    ...(said !== undefined && { _meta: { [purposeKey]: said } }),
  })
  if (header !== undefined) request.headers.set('Purpose-Of-Use', header)
  const { result } = await mcpReply(await fetch(request))
  const [{ text = '' } = {}] = (result?.content ?? []) as { text?: string }[]
  return { ...left, isError: result?.isError === true, text }
}

const recordedPurposes = ({ records }: { records: { agent: { purpose?: string } }[] }) =>
  records.map(({ agent }) => agent.purpose)

test('looks at records for the purpose of the role where nothing is stated', async () => {
  expect(recordedPurposes(await readWith(undefined))).toEqual(['TREAT'])
})

test('records the purpose that the header states', async () => {
  const read = await readWith('ETREAT')
  expect([read.isError, recordedPurposes(read)]).toEqual([false, ['ETREAT']])
})

test.each(eras)('records the purpose that _meta states, in MCP %s', async (era) => {
  const params = { ...reading, _meta: { [purposeKey]: 'HRESCH' } }
  expect(recordedPurposes(await callMethod('tools/call', params, record, era))).toEqual(['HRESCH'])
})

test('takes the same purpose in both places', async () => {
  expect(recordedPurposes(await readWith('ETREAT', 'ETREAT'))).toEqual(['ETREAT'])
})

test.each([
  ['an unknown code', 'CURIOSITY', undefined],
  ['a known one in other letters', 'treat', undefined],
  ['what is no text', undefined, 7],
  ['two that differ', 'TREAT', 'ETREAT'],
  ['several in one', 'TREAT, ETREAT', undefined],
  ['what every object knows', 'constructor', undefined],
])('asks nobody for anything where the request states %s', async (_what, header, said) => {
  const { isError, text, requests, records, steps } = await readWith(header, said)
  expect([isError, requests, steps]).toEqual([true, [], ['audit outcome']])
  expect(text).toContain('[input/invalid]')
  expect(text).toContain('one of TREAT, ETREAT, HOPERAT, HRESCH, PATRQT, FAMRQT, HSYSADMIN, HCOMPL')
  expect(text).not.toContain('CURIOSITY')
  expect(records).toMatchObject([{ event: 'refusal', code: 'input/invalid', tool: 'fhir_read' }])
})
