import { beforeEach, describe, expect, test } from 'vitest'
import { type Access, openAccess } from '../../src/fhir/access.ts'
import { patientCompartmentOf } from '../../src/fhir/compartment.ts'
import { type Reply, runningServer } from './running-server.ts'

const server = runningServer()
const linkOf = ({ bundle }: Reply, relation: string) => bundle.link?.find((link) => link.relation === relation)?.url
const versionsOf = ({ bundle }: Reply) =>
  (bundle.entry ?? []).map(({ request, response }) => `${request?.method} ${request?.url} ${response?.etag}`)
const patient = (id: string, family: string) => ({ resourceType: 'Patient', id, name: [{ family }] })

beforeEach(() => {
  server.access = openAccess
})

async function threeVersions(id: string): Promise<string[]> {
  const stamps: string[] = []
  for (const family of ['One', 'Two', 'Three']) {
    const { body } = await server.request('PUT', `/Patient/${id}`, patient(id, family))
    stamps.push(String((body.meta as { lastUpdated?: string }).lastUpdated))
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return stamps
}

describe('system history', () => {
  test('lists the newest change first, of every type', async () => {
    await server.request('PUT', '/Patient/system-1', patient('system-1', 'One'))
    await new Promise((resolve) => setTimeout(resolve, 5))
    await server.request('DELETE', '/Patient/system-1')
    const reply = await server.get('/_history?_count=2')
    expect(reply.bundle.type).toBe('history')
    expect(versionsOf(reply)).toEqual(['DELETE Patient/system-1 W/"2"', 'PUT Patient/system-1 W/"1"'])
    expect(reply.bundle.total).toBeGreaterThan(20_000)
  })
  test('pages by links that are followed, forth and back', async () => {
    const first = await server.get('/_history?_count=3')
    const second = await server.get(linkOf(first, 'next') ?? '')
    expect(linkOf(second, 'next')).toMatch(/\/_history\?_page=[\w-]+$/)
    const third = await server.get(linkOf(second, 'next') ?? '')
    const all = versionsOf(await server.get('/_history?_count=9'))
    expect([first, second, third].flatMap(versionsOf)).toEqual(all)
    expect(versionsOf(await server.get(linkOf(second, 'previous') ?? ''))).toEqual(versionsOf(first))
  })
  test('is made of the types whose history is granted, and refused where none is', async () => {
    server.access = {
      allows: (interaction, type) => `${interaction} ${type}` === 'history-type Patient',
      sees: () => true,
    }
    const { bundle } = await server.get('/_history?_count=1000')
    expect(
      new Set(bundle.entry?.map(({ resource, request }) => resource?.resourceType ?? request?.url.split('/')[0])),
    ).toEqual(new Set(['Patient']))
    server.access = { allows: () => false, sees: () => true }
    expect((await server.get('/_history')).status).toBe(403)
  })
  test('shows what is inside the compartment alone', async () => {
    const own: Access = {
      allows: () => true,
      sees: (resource) => patientCompartmentOf(resource).includes('Patient/patient-1'),
    }
    server.access = own
    const { bundle } = await server.get('/_history?_count=1000')
    expect(bundle.total).toBe(bundle.entry?.length)
    expect(
      bundle.entry?.every(({ resource }) => resource && patientCompartmentOf(resource).includes('Patient/patient-1')),
    ).toBe(true)
  })
})

describe('history', () => {
  test('of an instance and of a type pages', async () => {
    await threeVersions('paged-1')
    const first = await server.get('/Patient/paged-1/_history?_count=2')
    const second = await server.get(linkOf(first, 'next') ?? '')
    expect([...versionsOf(first), ...versionsOf(second)].map((version) => version.slice(-4))).toEqual(
      ['W/"3"', 'W/"2"', 'W/"1"'].map((tag) => tag.slice(-4)),
    )
    expect(linkOf(second, 'next')).toBeUndefined()
    const ofType = await server.get('/Patient/_history?_count=4')
    expect((await server.get(linkOf(ofType, 'next') ?? '')).bundle.entry).toHaveLength(4)
  })
  test('keeps to _since, and to what was current at _at', async () => {
    const [one, two, three] = await threeVersions('timed-1')
    const total = async (query: string) => (await server.get(`/Patient/timed-1/_history?${query}`)).bundle.total
    expect(await total(`_since=${two}`)).toBe(2)
    expect(await total('_since=2099-01-01T00:00:00Z')).toBe(0)
    expect(await total(`_at=${one}`)).toBe(1)
    expect(await total(`_at=${three}`)).toBe(1)
    expect(await total(`_at=${String(one).slice(0, 10)}`)).toBe(3)
    expect(await total('_at=2001')).toBe(0)
  })
  test.each(['_since=yesterday', '_at=soon', '_count=-1', '_count=1&_count=2', 'name=x'])(
    '%s is refused',
    async (query) => {
      expect((await server.get(`/Patient/patient-1/_history?${query}`)).status).toBe(400)
    },
  )
  test('with handling=lenient an unknown parameter is left out of the self link', async () => {
    const reply = await server.get('/Patient/patient-1/_history?name=x', { prefer: 'handling=lenient' })
    expect(linkOf(reply, 'self')).toBe(`${server.url}/Patient/patient-1/_history?_count=20`)
  })
})

describe('a paging link', () => {
  test('that was altered or made up is refused', async () => {
    const next = linkOf(await server.get('/Patient?gender=female&_count=5'), 'next') ?? ''
    expect((await server.get(`${next}&gender=male`)).status).toBe(400)
    expect((await server.get('/Patient?_page=e30')).status).toBe(400)
    expect((await server.get('/Patient?_page=%25')).status).toBe(400)
    expect((await server.get(`${next}&gender=female`)).status).toBe(200)
  })
  test('shows on every page what was honoured, in self', async () => {
    const first = await server.get('/Patient?gender=female&_count=5')
    const second = await server.get(linkOf(first, 'next') ?? '')
    expect(linkOf(second, 'self')).toContain('/Patient?gender=female&_count=5&_page=')
    expect((await server.get(linkOf(second, 'self') ?? '')).matches).toEqual(second.matches)
  })
  test('is judged by who follows it', async () => {
    const next = linkOf(await server.get('/Patient?_count=5'), 'next') ?? ''
    server.access = { allows: () => true, sees: ({ id }) => id === 'patient-7' }
    expect((await server.get(next)).matches).toEqual([])
    server.access = { allows: () => false, sees: () => true }
    expect((await server.get(next)).status).toBe(403)
  })
})
