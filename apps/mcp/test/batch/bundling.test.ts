import { type AnyResource, type BundleResult, FhirError } from '@repo/fhir'
import { expect, test } from 'vitest'
import { Bundling } from '../../src/mcp/batch/bundling.ts'

const fhirBaseUrl = 'https://fhir.example/r4'
const request = (path: string) => new Request(`${fhirBaseUrl}/${path}`)
const always = () => true
const direct = async () => new Response('direct')
const answered = (bundle: AnyResource): BundleResult => ({
  request: 'POST /',
  status: 200,
  issues: [],
  entries: (bundle.entry as unknown[]).map((_, index) => ({ status: 200, versionId: String(index), issues: [] })),
})

function bundlingOf(count: number, more: Partial<ConstructorParameters<typeof Bundling>[0]> = {}) {
  const sent: AnyResource[] = []
  const { signal } = new AbortController()
  const send = async (bundle: AnyResource) => {
    sent.push(bundle)
    return answered(bundle)
  }
  return { sent, bundling: new Bundling({ fhirBaseUrl, count, atomic: false, signal, send, ...more }) }
}

const urls = (bundle: AnyResource | undefined) =>
  (bundle?.entry as { request: { url: string } }[] | undefined)?.map((entry) => entry.request.url)
const codeOf = (answer: Promise<Response>) =>
  answer.then(
    () => 'answered',
    (cause: { code?: string }) => cause.code,
  )

test('waits for the last entry, and sends in the order of the entries whoever came first', async () => {
  const { bundling, sent } = bundlingOf(3)
  const second = bundling.transportFor(1, direct, always)(request('Patient/2'))
  const first = bundling.transportFor(0, direct, always)(request('Patient/1'))
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(sent).toEqual([])
  bundling.ended(2, false)
  expect((await first).headers.get('etag')).toBe('W/"0"')
  expect((await second).headers.get('etag')).toBe('W/"1"')
  expect(sent.map(urls)).toEqual([['Patient/1', 'Patient/2']])
})

test('holds one request of each entry, and lets those before and after it go by themselves', async () => {
  const { bundling, sent } = bundlingOf(1)
  const send = bundling.transportFor(0, direct, ({ url }) => !url.includes('$'))
  expect(await (await send(request('Patient/$validate'))).text()).toBe('direct')
  expect(sent).toEqual([])
  await send(request('Patient/1'))
  expect(await (await send(request('Patient/1'))).text()).toBe('direct')
  bundling.ended(0, true)
  expect(sent.map(urls)).toEqual([['Patient/1']])
})

test('does not wait for an entry that waits longer than any deadline', async () => {
  const { bundling, sent } = bundlingOf(2)
  let state = 'held'
  const held = bundling
    .transportFor(
      0,
      direct,
      always,
    )(request('Patient/1'))
    .then(() => {
      state = 'answered'
    })
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(state).toBe('held')
  bundling.ended(1, true)
  await held
  expect(sent).toHaveLength(1)
})

test('leaves nobody waiting where sending fails, or answers less than was asked', async () => {
  const failing = bundlingOf(2, { send: () => Promise.reject(new FhirError('fhir/timeout')) }).bundling
  const both = [0, 1].map((position) => codeOf(failing.transportFor(position, direct, always)(request('Patient/1'))))
  expect(await Promise.all(both)).toEqual(['fhir/timeout', 'fhir/timeout'])
  const short = bundlingOf(2, {
    send: async () => ({ request: 'POST /', status: 200, issues: [], entries: [{ status: 100, issues: [] }] }),
  })
  const each = [0, 1].map((position) =>
    codeOf(short.bundling.transportFor(position, direct, always)(request('Patient/1'))),
  )
  expect(await Promise.all(each)).not.toContain('answered')
})

test('sends nothing of a transaction of which an entry failed, and leaves out one that needs nothing', async () => {
  const failed = bundlingOf(2, { atomic: true })
  const held = codeOf(failed.bundling.transportFor(0, direct, always)(request('Patient/1')))
  failed.bundling.ended(1, false)
  expect(await held).toBe('write/transaction-refused')
  expect(failed.sent).toEqual([])
  const idle = bundlingOf(2, { atomic: true })
  const sent = codeOf(idle.bundling.transportFor(0, direct, always)(request('Patient/1')))
  idle.bundling.ended(1, true)
  expect(await sent).toBe('answered')
  expect(idle.sent.map(({ type }) => type)).toEqual(['transaction'])
})

test('sends nothing after a cancellation, whether it came before, while holding or between', async () => {
  const abort = new AbortController()
  const { bundling, sent } = bundlingOf(2, { signal: abort.signal })
  const held = codeOf(bundling.transportFor(0, direct, always)(request('Patient/1')))
  await new Promise((resolve) => setTimeout(resolve, 10))
  abort.abort()
  expect(await held).toBe('fhir/cancelled')
  expect(await codeOf(bundling.transportFor(1, direct, always)(request('Patient/2')))).toBe('fhir/cancelled')
  bundling.ended(0, false)
  bundling.ended(1, false)
  const late = bundlingOf(1, { signal: abort.signal })
  expect(await codeOf(late.bundling.transportFor(0, direct, always)(request('Patient/1')))).toBe('fhir/cancelled')
  expect([...sent, ...late.sent]).toEqual([])
})
