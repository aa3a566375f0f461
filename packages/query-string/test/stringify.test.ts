import { HTTP } from '@cerbos/http'
import { stringify as reference } from 'qs'
import { afterEach, expect, test, vi } from 'vitest'
import { stringify } from '../src/index.ts'

const options = { allowDots: true, arrayFormat: 'repeat' } as const

afterEach(() => vi.unstubAllGlobals())

test.each([
  ['nothing', {}],
  ['text, numbers and truth', { service: 'cerbos', size: 20, rate: 0.5, includeDisabled: false, all: true }],
  ['lists', { id: ['a', 'b', 'c'] }],
  ['empty lists and objects', { id: [], filter: {}, name: 'a' }],
  ['members of members', { filter: { range: { start: '2026-11-01T00:00:00Z', end: '2026-11-02T00:00:00Z' } } }],
  ['objects in lists', { filters: [{ name: 'a' }, { name: 'b', tags: ['x', 'y'] }] }],
  ['lists in lists', { rows: [['a', 'b'], ['c']] }],
  ['null and empty text', { name: '', version: null }],
  ['what a URL means something by', { 'a&b=c': 'd&e=f?g#h/i+j%20k l', name: "it's (so) *!~-_." }],
  ['letters beyond ASCII', { name: 'Ærøskøbing 東京 🏥', ключ: 'значение' }],
  ['names of members that contain dots', { 'a.b': { 'c.d': 'e' } }],
])('writes %s as the reference implementation does', (_, message) => {
  expect(stringify(message, options)).toBe(reference(message, options))
})

test('is what the Cerbos client sends its queries by', async () => {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url)
    return Response.json({ policies: [], status: 'SERVING' })
  })
  const http = new HTTP('http://pdp.example', { adminCredentials: { username: 'a', password: 'b' } })
  await http.getPolicies({ ids: ['resource.fhir.vdefault', 'principal.a b/c.vdefault'] })
  await http.checkHealth()
  expect(asked).toEqual([
    'http://pdp.example/admin/policy?id=resource.fhir.vdefault&id=principal.a%20b%2Fc.vdefault',
    expect.stringMatching(/^http:\/\/pdp\.example\/_cerbos\/health\?(service=.*)?$/),
  ])
})
