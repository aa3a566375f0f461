import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeJwt, generateKeyPair, importJWK, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Stage, startStage } from './stage.ts'

let stage: Stage
let stateDir: string
beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'sandbox-smart-'))
  stage = await startStage({ stateDir })
})
afterAll(async () => {
  await stage.close()
  await rm(stateDir, { recursive: true })
})

async function tokenFor(username: string, scope: string, patient?: string) {
  const { access_token = '' } = await stage.signIn({ username, scope, consent: { patient } })
  return async (path: string, method = 'GET') => {
    const response = await stage.fhir(path, access_token, method)
    const body = (await response.json()) as { entry?: { resource: { id: string } }[] }
    return body.entry ? body.entry.map(({ resource }) => resource.id) : response.status
  }
}

describe('a bearer token', () => {
  it('is asked for, by name', async () => {
    const response = await stage.fhir('Patient/patient-1')
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toBe('Bearer')
  })

  async function mint(claims: Record<string, unknown>, { typ = 'at+jwt', foreign = false } = {}) {
    const { signingKey } = JSON.parse(await readFile(join(stateDir, 'smart-keys.json'), 'utf8'))
    const key = foreign ? (await generateKeyPair('RS256')).privateKey : await importJWK(signingKey, 'RS256')
    const now = Math.floor(Date.now() / 1000)
    const all = { iss: stage.issuer, aud: stage.fhirUrl, exp: now + 60, iat: now, ...claims }
    return new SignJWT(all).setProtectedHeader({ alg: 'RS256', typ, kid: signingKey.kid }).sign(key)
  }
  const system = { sub: 'backend', client_id: 'backend', scope: 'system/Patient.rs' }

  it('of a backend service works within its system/ scopes', async () => {
    expect((await stage.fhir('Patient/patient-1', await mint(system))).status).toBe(200)
    expect((await stage.fhir('Observation/obs-1', await mint(system))).status).toBe(403)
  })

  it.each<[string, Record<string, unknown>, object]>([
    ['expired', { exp: Math.floor(Date.now() / 1000) - 1 }, {}],
    ['without an expiry', { exp: undefined }, {}],
    ['for another audience', { aud: 'http://127.0.0.1:1/fhir' }, {}],
    ['of another issuer', { iss: 'http://127.0.0.1:1' }, {}],
    ['signed with another key', {}, { foreign: true }],
    ['that is an id_token', {}, { typ: 'JWT' }],
    ['without scopes', { scope: undefined }, {}],
    ['of a person without a grant', { sub: 'practitioner', scope: 'user/*.cruds' }, {}],
    ['of a grant that is not there', { sub: 'practitioner', scope: 'user/*.cruds', grant_id: 'gone' }, {}],
  ])('%s is refused with invalid_token', async (_name, claims, how) => {
    const response = await stage.fhir('Patient/patient-1', await mint({ ...system, ...claims }, how))
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"')
  })

  it('of a person carries neither system/ scopes nor another patient than their own, whoever signed it so', async () => {
    const { access_token = '' } = await stage.signIn({ username: 'guardian', scope: 'openid patient/*.rs' })
    const { grant_id } = decodeJwt(access_token)
    const claims = {
      sub: 'guardian',
      client_id: 'mcp-fhir-server',
      grant_id,
      patient: 'patient-2',
      scope: 'patient/*.rs',
    }
    const read = async (more: object) =>
      (await stage.fhir('Patient/patient-1', await mint({ ...claims, ...more }))).status
    expect((await stage.fhir('Patient/patient-2', await mint(claims))).status).toBe(200)
    expect(await read({ patient: 'patient-1' })).toBe(403)
    expect(await read({ scope: 'system/*.rs' })).toBe(403)
  })

  it('that is unsigned, malformed or not a bearer token is refused', async () => {
    const claims = btoa(JSON.stringify({ ...system, iss: stage.issuer, aud: stage.fhirUrl, exp: 9e9 }))
    expect((await stage.fhir('Patient/patient-1', `${btoa('{"alg":"none","typ":"at+jwt"}')}.${claims}.`)).status).toBe(
      401,
    )
    expect((await stage.fhir('Patient/patient-1', 'nonsense')).status).toBe(401)
    const headers = { authorization: `Basic ${await mint(system)}` }
    expect((await fetch(`${stage.fhirUrl}/Patient/patient-1`, { headers })).status).toBe(401)
  })
})

describe('scopes', () => {
  it.each(['patient/Observation.rs', 'patient/Observation.read'])(
    '%s reads and searches that type, no other',
    async (scope) => {
      const call = await tokenFor('practitioner', scope, 'patient-1')
      expect(await call('Observation/obs-1')).toBe(200)
      expect(await call('Observation')).toEqual(['obs-1', 'obs-1v'])
      expect(await call('Encounter/enc-1')).toBe(403)
      expect(await call('Observation/obs-1', 'PUT')).toBe(403)
      expect(await call('Observation', 'POST')).toBe(403)
      expect(await call('Observation/obs-1', 'DELETE')).toBe(403)
    },
  )

  it('.r does not search, and .s does not read', async () => {
    const read = await tokenFor('practitioner', 'patient/Observation.r', 'patient-1')
    expect([await read('Observation/obs-1'), await read('Observation')]).toEqual([200, 403])
    const search = await tokenFor('practitioner', 'patient/Observation.s', 'patient-1')
    expect([await search('Observation/obs-1'), await search('Observation')]).toEqual([403, ['obs-1', 'obs-1v']])
  })

  it.each([
    ['c', 'POST', 'Observation'],
    ['u', 'PUT', 'Observation/obs-1'],
    ['d', 'DELETE', 'Observation/obs-1'],
  ])('.%s lets %s through to the record, and no read', async (letter, method, path) => {
    const call = await tokenFor('practitioner', `patient/Observation.${letter}`, 'patient-1')
    expect(await call(path, method)).not.toBe(403)
    expect(await call('Observation/obs-1')).toBe(403)
  })

  it('.write creates, updates and deletes, and does not read', async () => {
    const call = await tokenFor('practitioner', 'user/Observation.write')
    expect([await call('Observation/obs-1', 'PUT'), await call('Observation/obs-1', 'DELETE')]).toEqual([200, 200])
    expect(await call('Observation/obs-1')).toBe(403)
  })

  it('?category= shows only records of that category', async () => {
    const system = 'http://terminology.hl7.org/CodeSystem/observation-category'
    for (const filter of ['laboratory', `${system}|laboratory`]) {
      const call = await tokenFor('practitioner', `patient/Observation.rs?category=${filter}`, 'patient-1')
      expect(await call('Observation/obs-1')).toBe(200)
      expect(await call('Observation/obs-1v')).toBe(404)
      expect(await call('Observation')).toEqual(['obs-1'])
    }
    const other = await tokenFor(
      'practitioner',
      'patient/Observation.rs?category=http://other.example|laboratory',
      'patient-1',
    )
    expect(await other('Observation')).toEqual([])
  })
})

describe('the patient compartment', () => {
  it('confines a patient/ scope to the launch patient', async () => {
    const call = await tokenFor('practitioner', 'patient/*.rs', 'patient-1')
    expect([await call('Patient/patient-1'), await call('Patient/patient-2')]).toEqual([200, 404])
    expect([await call('Observation/obs-1'), await call('Observation/obs-2')]).toEqual([200, 404])
    expect(await call('Patient')).toEqual(['patient-1'])
    expect([await call('Practitioner/prac-2'), await call('Organization/org-1')]).toEqual([200, 200])
  })

  it('lets nobody write shared records with a patient/ scope, and staff with a user/ scope', async () => {
    const confined = await tokenFor('practitioner', 'patient/*.cruds', 'patient-1')
    expect([await confined('Patient/patient-1', 'PUT'), await confined('Practitioner/prac-1', 'PUT')]).toEqual([
      200, 404,
    ])
    const patient = await tokenFor('patient', 'user/*.cruds')
    expect([await patient('Patient/patient-1', 'PUT'), await patient('Organization/org-1', 'PUT')]).toEqual([200, 404])
    const staff = await tokenFor('practitioner', 'user/*.cruds')
    expect(await staff('Practitioner/prac-1', 'PUT')).toBe(200)
  })

  it('hides a record outside the compartment types when it is about another patient', async () => {
    const call = await tokenFor('practitioner', 'patient/*.rs', 'patient-1')
    expect([await call('Task/task-1'), await call('Task/task-2'), await call('Task')]).toEqual([200, 404, ['task-1']])
    expect(await call('Binary')).toEqual(['binary-1'])
    const staff = await tokenFor('practitioner', 'user/*.rs')
    expect([await staff('Task'), await staff('Binary')].flat()).toHaveLength(5)
  })

  it('confines the user/ scopes of patients and guardians, not those of staff', async () => {
    const scope = 'user/Patient.rs user/Observation.rs'
    expect(await (await tokenFor('patient', scope))('Patient')).toEqual(['patient-1'])
    expect(await (await tokenFor('patient', scope))('Observation/obs-2')).toBe(404)
    expect(await (await tokenFor('guardian', scope))('Patient')).toEqual(['patient-2'])
    expect(await (await tokenFor('guardian', scope))('Observation/obs-1')).toBe(404)
    expect(await (await tokenFor('practitioner', scope))('Patient')).toEqual(['patient-1', 'patient-2'])
  })

  it('shows nothing for a patient/ scope once the patient was not chosen', async () => {
    const launched = await stage.launch({ patient: 'patient-1' })
    const { launch } = (await launched.json()) as { launch: string }
    const scope = 'launch user/Encounter.rs patient/Observation.rs'
    const without = { params: { launch }, scope, consent: { scope: ['user/Encounter.rs'] } }
    const { access_token, patient } = await stage.signIn(without)
    expect(patient).toBeUndefined()
    expect((await stage.fhir('Observation/obs-1', access_token)).status).toBe(403)
    expect((await stage.fhir('Encounter/enc-1', access_token)).status).toBe(200)
  })
})
