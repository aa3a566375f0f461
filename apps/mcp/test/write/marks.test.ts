import { expect, test } from 'vitest'
import { callTool, observation, type Reply } from '../call-stage.ts'

const { id: _id, meta: _meta, ...fresh } = observation('o1')
const shown = [{ text: '«Says ‹‹all well›› since May»' }]
const meant = [{ text: 'Says «all well» since May' }]
const target = { type: 'Observation', id: 'o1', versionId: '3' }
const statement = {
  rest: [{ mode: 'server', resource: [{ type: 'Observation', interaction: [{ code: 'read' }, { code: 'patch' }] }] }],
}
const platform = ({ method }: { method: string }): Reply =>
  method === 'POST' ? { status: 201, body: observation('o9') } : { body: { ...observation('o1'), note: meant } }

test.each<[string, object, unknown]>([
  ['fhir_create', { resource: { ...fresh, note: shown } }, expect.objectContaining({ note: meant })],
  [
    'fhir_update',
    { id: 'o1', versionId: '3', resource: { ...fresh, note: shown } },
    expect.objectContaining({ note: meant }),
  ],
  [
    'fhir_patch',
    { ...target, patch: [{ op: 'replace', path: '/note', value: shown }] },
    [{ op: 'replace', path: '/note', value: meant }],
  ],
])('writes by %s no marks of free text that came with a copy of what was shown', async (tool, args, written) => {
  const { requests } = await callTool(tool, args, { fhir: platform, statement })
  expect(JSON.parse(requests.at(-1)?.body ?? '')).toEqual(written)
})

test('sends an operation no marks of free text that came with a copy of what was shown', async () => {
  const args = { operation: 'validate', type: 'Observation', parameters: { resource: { ...fresh, note: shown } } }
  const outcome = { resourceType: 'OperationOutcome', issue: [{ severity: 'information', code: 'informational' }] }
  const { requests } = await callTool('fhir_operation', args, { fhir: () => ({ body: outcome }) })
  expect(JSON.parse(requests[0]?.body ?? '')).toMatchObject({ parameter: [{ resource: { note: meant } }] })
})

test.each(['\u200Fשלום', 'soft\u00ADhyphen', 'a\u0007bell'])(
  'replaces no record by a copy that lacks what cannot be seen of its text: %j',
  async (text) => {
    const stored = { ...observation('o1'), note: [{ text }] }
    const fhir = () => ({ body: stored })
    const { answer } = await callTool('fhir_read', { type: 'Observation', id: 'o1' }, { fhir })
    expect(answer.data?.truncated).toContain('Observation.note.text')
    const update = { id: 'o1', versionId: '3', resource: answer.data?.resource }
    const written = await callTool('fhir_update', update, { fhir, statement })
    expect(written.answer.text).toContain('[input/not-replaceable]')
    expect(written.requests.map(({ method }) => method)).not.toContain('PUT')
  },
)

test('tests the stored text against a marked copy of it', async () => {
  const patch = [
    { op: 'test', path: '/note/0/text', value: shown[0]?.text },
    { op: 'replace', path: '/note/0/text', value: 'Better' },
  ]
  const { answer } = await callTool('fhir_patch', { ...target, patch }, { fhir: platform, statement })
  expect(answer.data).toMatchObject({ done: 'patched' })
})

test('changes nothing where what fhir_read shows is sent back as it is', async () => {
  const { answer } = await callTool('fhir_read', { type: 'Observation', id: 'o1' }, { fhir: platform })
  expect(answer.data).toMatchObject({ versionId: '3', resource: { note: shown } })
  const update = { id: 'o1', versionId: '3', resource: answer.data?.resource }
  const { requests } = await callTool('fhir_update', update, { fhir: platform, statement })
  const sent = requests.filter(({ method }) => method === 'PUT').map(({ body }) => JSON.parse(body))
  expect(sent).toEqual([{ ...observation('o1'), note: meant }])
})
