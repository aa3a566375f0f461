import { type Browser, beginSignIn, formPost, postMcp } from '../mcp-client.ts'
import { type SmartPlatform, startSmartPlatform } from '../smart-platform.ts'
import { settingsOf, startWorkers } from '../workers.ts'

const doctor = { fhirUser: 'Practitioner/dr-1', name: 'NAME-OF-THE-DOCTOR' }
const roles = {
  Patient: ['patient'],
  RelatedPerson: ['related_person'],
  Practitioner: ['practitioner'],
  'Practitioner/admin-1': ['administrator'],
}

const reference = (to: string) => ({ reference: to })
const patient = (id: string, gp?: string) => ({
  resourceType: 'Patient',
  id,
  ...(gp && { generalPractitioner: [reference(gp)] }),
})
export const observation = (id: string, about: string, security?: string) => ({
  resourceType: 'Observation',
  id,
  meta: { versionId: '1', ...(security && { security: [{ code: security }] }) },
  status: 'final',
  code: { text: 'Heart rate' },
  subject: reference(`Patient/${about}`),
})
const searchset = (resources: object[]) => ({
  body: { resourceType: 'Bundle', type: 'searchset', entry: resources.map((resource) => ({ resource })) },
})

/** A server that ignores what it is asked for, and answers everybody's. */
const searches: Record<string, object[]> = {
  CareTeam: [
    {
      resourceType: 'CareTeam',
      id: 't1',
      status: 'active',
      subject: reference('Patient/team-1'),
      participant: [{ member: reference('Practitioner/dr-1') }],
    },
    { resourceType: 'CareTeam', id: 't2', subject: reference('Patient/out-1'), participant: [] },
  ],
  Encounter: [
    {
      resourceType: 'Encounter',
      id: 'e1',
      status: 'finished',
      subject: reference('Patient/out-1'),
      participant: [{ individual: reference('Practitioner/dr-2') }],
    },
  ],
  Patient: [patient('gp-1', 'Practitioner/dr-1'), patient('out-1', 'Practitioner/dr-2'), patient('out-2')],
  Observation: [
    observation('o-team', 'team-1'),
    observation('o-out', 'out-1'),
    observation('o-r', 'out-1', 'R'),
    observation('o-psy', 'out-1', 'PSY'),
  ],
}

export function answer(path: string) {
  const [type = '', id] = path.slice('/fhir/'.length).split('/')
  const found = searches[type] ?? []
  if (id === undefined) return searchset(found)
  const known = [...found, patient('team-1')].find((one) => 'id' in one && one.id === id)
  return known ? { body: known } : { status: 404 }
}

/** A person's agent, and the browser in which they approved it. */
export interface SignedIn {
  browser: Browser
  token: string
  clientId: string
}

type Recorded = Record<string, unknown> & { agent: { clientId?: string } }

/** The link to break the glass that a denial holds; empty where it holds none. */
export const linkIn = (text: string) => /http:\S+\/auth\/break-glass\?request=[\w-]{43}/.exec(text)?.[0] ?? ''
export const idOf = (url: string) => new URL(url).searchParams.get('request') ?? ''

/** Posts the page behind a link. */
export const decide = (browser: Browser, url: string, decision: string, reason?: string) =>
  browser.send(
    '/auth/break-glass',
    formPost([
      ['request', idOf(url)],
      ['decision', decision],
      ...(reason ? [['reason', reason] as [string, string]] : []),
    ]),
  )

export const why = 'Found unconscious in the corridor, no other doctor in the house.'

/** The Workers with a platform at which practitioners reach the patients in their care alone, unless `panel` is off. */
export async function startPanelStage(pdpUrl: string, panel: 'required' | 'off' = 'required') {
  const platform = await startSmartPlatform()
  const workers = await startWorkers({
    ...settingsOf(platform.origin, pdpUrl),
    ROLE_MAP: JSON.stringify(roles),
    PLATFORM_DEFAULT_PANEL: panel,
    WRITE_CONFIRMATION: 'never',
  })

  async function signedIn(person: SmartPlatform['person'] = doctor): Promise<SignedIn> {
    platform.fhir = answer
    platform.person = person
    const { browser, finish } = await beginSignIn(workers, platform)
    const { mcpAccessToken, clientId } = await finish()
    platform.seen.length = 0
    return { browser, token: mcpAccessToken, clientId }
  }

  async function call({ token }: SignedIn, name: string, args: object) {
    const body = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args } }
    const { json } = await postMcp(workers, token, body, { 'mcp-protocol-version': '2025-11-25' })
    const result = (json?.result ?? {}) as { content?: { text: string }[]; isError?: boolean }
    return { isError: result.isError === true, text: result.content?.[0]?.text ?? '' }
  }

  async function recordsOf(clientId: string, event: string): Promise<Recorded[]> {
    const response = await workers.harness.getWorker('mcp-fhir-audit').fetch('http://audit/')
    const records = (await response.json()) as Recorded[]
    return records.filter((record) => record.event === event && record.agent.clientId === clientId)
  }

  return {
    platform,
    workers,
    signedIn,
    call,
    read: (who: SignedIn, type: string, id: string) => call(who, 'fhir_read', { type, id }),
    pathsSeen: () => platform.seen.map(({ path }) => path),
    /** The audit records of one client and event, once there are so many. */
    async recorded(clientId: string, event: string, atLeast: number): Promise<Recorded[]> {
      for (let turn = 0; turn < 50; turn += 1) {
        if ((await recordsOf(clientId, event)).length >= atLeast) break
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      return recordsOf(clientId, event)
    },
    async close() {
      await workers.close()
      await platform.close()
    },
  }
}

export type PanelStage = Awaited<ReturnType<typeof startPanelStage>>
