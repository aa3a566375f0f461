import { describe, expect, test } from 'vitest'
import { type Reply, runningServer } from '../running-server.ts'

const server = runningServer()
const typesOf = ({ matches }: Reply) => new Set(matches.map(({ resourceType }) => resourceType))
const nextOf = ({ bundle }: Reply) => bundle.link?.find(({ relation }) => relation === 'next')?.url

/** Follows `next` from a path to the end. */
async function pagesFrom(path: string): Promise<Reply[]> {
  const pages: Reply[] = []
  for (let url: string | undefined = path; url && pages.length < 50; url = nextOf(pages.at(-1) as Reply)) {
    pages.push(await server.get(url))
  }
  return pages
}

describe('$everything of an encounter', () => {
  test('is the encounter and what names it', async () => {
    const reply = await server.get('/Encounter/patient-4-admission-1/$everything')
    expect(reply.matches[0]?.id).toBe('patient-4-admission-1')
    expect(typesOf(reply)).toEqual(
      new Set(['Encounter', 'Composition', 'Condition', 'DocumentReference', 'MedicationAdministration', 'Procedure']),
    )
    expect(reply.matches.every(({ id }) => id.startsWith('patient-4-'))).toBe(true)
  })
  test('narrows by _type, pages by _count', async () => {
    const path = '/Encounter/patient-1-encounter-3/$everything?_type=Observation&_count=5'
    const pages = await pagesFrom(path)
    const ids = pages.flatMap(({ matches }) => matches.map(({ id }) => id))
    expect(pages.length).toBeGreaterThan(2)
    expect([new Set(ids).size, pages[0]?.bundle.total]).toEqual([ids.length, ids.length])
    expect(pages.flatMap(({ matches }) => matches).every(({ resourceType }) => resourceType === 'Observation')).toBe(
      true,
    )
  })
  test('is not an operation on the type, and 404 for an unknown one', async () => {
    expect((await server.get('/Encounter/$everything')).status).toBe(400)
    expect((await server.get('/Encounter/nosuch/$everything')).status).toBe(404)
  })
})

describe('$everything of patients', () => {
  test('on the type is that of all of them, each record once', async () => {
    const one = await server.get('/Patient/patient-1/$everything?_count=1')
    const all = await server.get('/Patient/$everything?_count=3&_type=Patient')
    expect([all.bundle.total, all.matches.map(({ id }) => id)]).toEqual([202, ['patient-1', 'patient-2', 'patient-3']])
    const total = (await server.get('/Patient/$everything?_count=1')).bundle.total ?? 0
    expect(total).toBeGreaterThan(20_000)
    expect(total).toBeGreaterThan(one.bundle.total ?? 0)
  })
  test('keeps to dates of care and to what changed since', async () => {
    const stay = await server.get('/Patient/patient-4/$everything?start=2025-12-01&end=2025-12-31')
    expect(stay.matches.map(({ id }) => id)).toContain('patient-4-admission-1')
    expect(stay.matches.map(({ id }) => id)).not.toContain('patient-4-encounter-3')
    const path = '/Patient/patient-4/$everything'
    const all = (await server.get(path)).bundle.total ?? 0
    expect((await server.get(`${path}?_since=2026-11-01T00:00:00Z`)).bundle.total).toBe(all)
    expect((await server.get(`${path}?_since=2099-01-01T00:00:00Z`)).bundle.total).toBe(0)
  })
  test('pages visit every record once, also when it was asked for by POST', async () => {
    const pages = await pagesFrom('/Patient/patient-4/$everything?_count=25')
    const ids = pages.flatMap(({ matches }) => matches.map(({ resourceType, id }) => `${resourceType}/${id}`))
    expect([new Set(ids).size, ids.length]).toEqual([pages[0]?.bundle.total, pages[0]?.bundle.total])
    const parameter = [
      { name: '_count', valueInteger: 2 },
      { name: '_type', valueCode: 'Condition,Procedure' },
    ]
    const body = { resourceType: 'Parameters', parameter }
    const posted = await server.request('POST', '/Patient/patient-4/$everything', body)
    const next = await server.get(nextOf(posted) ?? '')
    expect([posted.matches.length, next.bundle.total]).toEqual([2, posted.bundle.total])
    expect(typesOf(next).size).toBeLessThanOrEqual(2)
  })
  test.each(['_since=yesterday', 'start=soon', '_count=-1', '_count=x', 'nosuch=1'])('%s is refused', async (query) => {
    expect((await server.get(`/Patient/patient-4/$everything?${query}`)).status).toBe(400)
  })
})
