import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { publicUrl } from '../workers.ts'
import { decide, linkIn, type PanelStage, type SignedIn, startPanelStage, why } from './panel-stage.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const ask = (stage: PanelStage, who: SignedIn, patient: string) => stage.call(who, 'break_glass', { patient })
/** An answer without what differs from link to link. */
const words = (text: string, id: string) =>
  text
    .replaceAll(/request=[\w-]{43}/g, 'request=…')
    .replaceAll(/\d\d:\d\d(?::[\d.]+)?/g, '…')
    .replaceAll(id, '…')

// Without a panel is what a platform is unless it is said.
describe.each(['off', 'required'] as const)('where a panel is %s', (panel) => {
  let stage: PanelStage
  beforeAll(async () => {
    stage = await startPanelStage(inject('pdpUrl'), panel)
  })
  afterAll(() => stage.close())

  test('a practitioner has a restricted record opened by asking for a patient, and nothing that tells of its content', async () => {
    const who = await stage.signedIn()
    const plain = await stage.read(who, 'Observation', 'o-r')
    expect([plain.isError, linkIn(plain.text)]).toEqual([true, ''])
    const asked = await ask(stage, who, 'out-1')
    expect(asked.isError, asked.text).toBe(false)
    const url = linkIn(asked.text)
    expect(await (await who.browser.send(url.slice(publicUrl.length))).text()).toContain('Patient/out-1')
    expect((await decide(who.browser, url, 'approve', why)).status).toBe(200)
    const read = await stage.read(who, 'Observation', 'o-r')
    expect(read.isError, read.text).toBe(false)
    expect((await stage.read(who, 'Observation', 'o-psy')).text).toContain('[fhir/not-found]')
    const rows = await stage.recorded(who.clientId, 'tool-call', 4)
    expect(rows.map(({ tool, patients, breakGlass, code }) => [tool, patients, breakGlass ?? code])).toEqual([
      ['fhir_read', expect.any(Array), 'fhir/not-found'],
      ['break_glass', ['Patient/out-1'], undefined],
      ['fhir_read', ['Patient/out-1'], true],
      ['fhir_read', ['Patient/out-1'], true],
    ])
    expect(rows[1]).toMatchObject({ decision: { effect: 'allow' } })
  })

  test('is told the same of any patient, also of one who does not exist, and the platform is not asked', async () => {
    const who = await stage.signedIn()
    const ids = ['team-1', 'out-1', 'out-2', 'nobody-at-all']
    const answers = await Promise.all(ids.map((id) => ask(stage, who, id)))
    expect(answers.map(({ isError }) => isError)).toEqual(ids.map(() => false))
    expect(new Set(answers.map(({ text }, index) => words(text, `Patient/${ids[index]}`))).size).toBe(1)
    expect(stage.pathsSeen()).toEqual([])
    const urls = answers.map(({ text }) => linkIn(text).slice(publicUrl.length))
    const pages = await Promise.all(urls.map(async (url) => (await who.browser.send(url)).text()))
    const page = (text: string, index: number) =>
      words(text, `Patient/${ids[index]}`).replaceAll(/value="[\w-]{43}"|nonce(?:="|-)[\w+/=-]+/g, '…')
    expect(new Set(pages.map(page)).size).toBe(1)
  })

  test('changes nothing that the broken glass opens', async () => {
    const who = await stage.signedIn()
    await decide(who.browser, linkIn((await ask(stage, who, 'out-1')).text), 'approve', why)
    const patch = [{ op: 'replace', path: '/status', value: 'amended' }]
    const given = { type: 'Observation', id: 'o-r', versionId: '1', patch }
    expect((await stage.call(who, 'fhir_patch', given)).isError).toBe(true)
    expect(stage.platform.seen.filter(({ method }) => method !== 'GET')).toEqual([])
  })

  test.each([
    ['a patient', { fhirUser: 'Patient/out-1', name: 'P', patient: 'out-1' }],
    ['a related person', { fhirUser: 'RelatedPerson/r1', name: 'R', patient: 'out-1' }],
    ['an administrator', { fhirUser: 'Practitioner/admin-1', name: 'A' }],
    ['nobody in particular', { fhirUser: 'Person/x1', name: 'X' }],
  ])('gives %s no link, for anybody', async (_who, person) => {
    const who = await stage.signedIn(person)
    for (const id of ['out-1', 'nobody-at-all']) {
      const { text } = await ask(stage, who, id)
      expect([text, linkIn(text)]).toEqual([expect.stringContaining('[authz/denied]'), ''])
    }
  })
})
