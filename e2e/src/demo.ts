import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { isAlive, readFacts, type StackFacts } from '../../scripts/stack/facts.ts'
import { root } from '../../scripts/stack/root.ts'
import { startStack } from '../../scripts/stack/stack.ts'
import { callAgreed } from './agreed-call.ts'
import { auditRowsOf } from './audit-rows.ts'
import { launchBrowser, newPerson } from './browser.ts'
import { type Connected, connect, type Kind, kinds } from './mcp-client.ts'

const stateDir = process.env.STACK_STATE_DIR || join(root, '.local')
const say = (line: string) => process.stdout.write(`${line}\n`)

/**
 * The audit rows that one round must leave: sign-in; five reads; the paged search, a row a page; create (validated
 * by the platform, attempt and outcome); patch (the same, and shown before); the refused delete.
 */
const expectedRows = 17

function must(condition: boolean, what: string): void {
  if (!condition) throw new Error(`The demo expected: ${what}`)
}

/** The sample patient user, whom the practitioner picks. */
function patientOf({ users, patients }: StackFacts) {
  const name = users.find(({ fhirUser }) => fhirUser === `Patient/${patients.own}`)?.name ?? ''
  return { id: patients.own, name }
}

async function practitionerRound(kind: Kind, facts: StackFacts, browser: Browser): Promise<void> {
  const user = facts.users.find(({ username }) => username === 'practitioner')
  if (!user) throw new Error('The sandbox has no practitioner')
  say(`\n--- ${kind}: ${user.name} signs in through a browser`)
  const person = await newPerson(browser)
  const client = await connect(kind, facts, { person, user, choices: { patient: patientOf(facts) } })
  try {
    await work(client)
    await showAudit(client, facts)
  } finally {
    await client.close()
    await person.close()
  }
}

async function work(client: Connected): Promise<void> {
  say(`connected, protocol ${client.protocolVersion}`)
  say(`tools: ${(await client.listTools()).map(({ name }) => name).join(', ')}`)
  const user = await client.call('get_user', {})
  say(`get_user: ${user.text}`)
  const capabilities = await client.call('get_capabilities', { type: 'Observation' })
  must(!capabilities.isError, 'capabilities')
  const patients = await client.call('fhir_search', { type: 'Patient', params: { _id: 'patient-1' } })
  must(!patients.isError && patients.structured.returned === 1, `one patient, got ${patients.text}`)
  say(`fhir_search Patient: ${JSON.stringify(patients.structured.rows)}`)
  const labs = await client.call('fhir_search', {
    type: 'Observation',
    params: { patient: 'Patient/patient-1', category: 'laboratory', _sort: '-date' },
    count: 5,
  })
  must(!labs.isError && Number(labs.structured.returned) > 0, `laboratory results, got ${labs.text}`)
  const rows = labs.structured.rows as { reference: string }[]
  for (const row of rows) say(`  ${JSON.stringify(row)}`)
  const [first] = rows
  const id = first?.reference.split('/')[1] ?? ''
  const read = await client.call('fhir_read', { type: 'Observation', id })
  must(!read.isError, `the observation, got ${read.text}`)
  say(`fhir_read ${first?.reference}: ${read.text.length} characters`)
  await pageThrough(client)
  await change(client, id, String(read.structured.versionId))
}

/** All laboratory results of the patient, page by page. */
async function pageThrough(client: Connected): Promise<void> {
  const params = { patient: 'Patient/patient-1', category: 'laboratory', _sort: '-date' }
  let page = await client.call('fhir_search', { type: 'Observation', params, count: 7 })
  let shown = Number(page.structured.returned)
  while (!page.isError && page.structured.cursor !== undefined) {
    page = await client.call('fhir_search', { cursor: page.structured.cursor })
    shown += Number(page.structured.returned)
  }
  must(!page.isError && shown === 18, `18 laboratory results, got ${shown}, at last ${page.text}`)
  say(`fhir_search, page by page: ${shown} laboratory results`)
}

async function change(client: Connected, id: string, versionId: string): Promise<void> {
  const created = await client.call('fhir_create', {
    resource: {
      resourceType: 'Observation',
      status: 'final',
      category: [
        { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'vital-signs' }] },
      ],
      code: { coding: [{ system: 'http://loinc.org', code: '8867-4', display: 'Heart rate' }] },
      subject: { reference: 'Patient/patient-1' },
      effectiveDateTime: '2026-11-20T09:00:00Z',
      valueQuantity: { value: 68, unit: '/min', system: 'http://unitsofmeasure.org', code: '/min' },
    },
  })
  must(!created.isError, `a created observation, got ${created.text}`)
  say(`fhir_create: ${created.text}`)
  await correct(client, String(created.structured.reference).split('/')[1] ?? '')
  const deleted = await client.call('fhir_delete', { type: 'Observation', id, versionId })
  must(deleted.isError && deleted.text.includes('[authz/denied]'), `a refused delete, got ${deleted.text}`)
  say(`fhir_delete: ${deleted.text}`)
}

/** A patch, which is shown first and made once the person has agreed. */
async function correct(client: Connected, id: string): Promise<void> {
  const patch = [{ op: 'replace', path: '/valueQuantity/value', value: 72 }]
  const patched = await callAgreed(client, 'fhir_patch', { type: 'Observation', id, versionId: '1', patch })
  must(patched.structured.done === 'patched', `a patched observation, got ${patched.text}`)
  say(`fhir_patch, agreed to: ${patched.text}`)
}

async function showAudit(client: Connected, facts: StackFacts): Promise<void> {
  const rows = await auditRowsOf(facts, client.clientId, expectedRows)
  say('audit rows:')
  for (const row of rows) {
    const target = [row.resource_type, row.resource_id].filter(Boolean).join('/')
    say(
      `  ${row.recorded.toISOString()} ${row.phase.padEnd(7)} ${(row.tool ?? row.event).padEnd(16)} ${(row.interaction ?? '-').padEnd(12)} ${target.padEnd(40)} outcome ${row.outcome} ${row.code ?? ''} ${row.patients.join(' ')}`,
    )
  }
  must(rows.length === expectedRows, `${expectedRows} audit rows, found ${rows.length}`)
}

async function main(): Promise<void> {
  const running = readFacts(stateDir)
  const isUp = running !== undefined && isAlive(running.processes.launcher)
  const stack = isUp ? undefined : await startStack({ stateDir, say })
  const facts = stack?.facts ?? running
  if (!facts) throw new Error('The stack is not running')
  const browser = await launchBrowser()
  try {
    for (const kind of kinds) await practitionerRound(kind, facts, browser)
    say('\nEverything happened as expected.')
  } finally {
    await browser.close()
    await stack?.stop()
  }
}

try {
  await main()
  process.exit(0)
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
