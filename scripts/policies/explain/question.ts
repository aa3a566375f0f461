import { existsSync, readFileSync } from 'node:fs'
import { hideable, type PolicyRequest, type Principal, type SensitiveLabel } from '@repo/cerbos'
import type { PolicyRecordCall } from '@repo/cerbos/explanation'
import { interactions } from '@repo/fhir/vocabulary'

/** What was given cannot be asked. The message says what is wrong with it. */
export class QuestionError extends Error {
  override readonly name = 'QuestionError'
}

type Kind = 'text' | 'texts' | 'flag' | 'scopes'

const isText = (value: unknown) => typeof value === 'string'
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const kinds: Record<Kind, (value: unknown) => boolean> = {
  text: isText,
  texts: (value) => Array.isArray(value) && value.every(isText),
  flag: (value) => typeof value === 'boolean',
  scopes: (value) =>
    Array.isArray(value) &&
    value.every(
      (scope) => isRecord(scope) && ['level', 'resourceType', 'permissions'].every((name) => isText(scope[name])),
    ),
}

/** What a principal and a call may hold, and what must not be left out. */
const principalParts: Record<keyof Principal, [Kind, 'required' | 'optional']> = {
  id: ['text', 'optional'],
  tenant: ['text', 'optional'],
  platform: ['text', 'optional'],
  fhirUser: ['text', 'required'],
  roles: ['texts', 'required'],
  patients: ['texts', 'optional'],
  launchPatient: ['text', 'optional'],
  scopes: ['scopes', 'required'],
  purpose: ['text', 'required'],
  clearances: ['texts', 'optional'],
  organizations: ['texts', 'optional'],
  organizationRequired: ['flag', 'optional'],
  readOnly: ['flag', 'optional'],
  panel: ['texts', 'optional'],
  breakGlass: ['texts', 'optional'],
  agent: ['text', 'optional'],
}
const ofRecords = ['consent', 'filters', 'organizations'] as const
type OfRecords = (typeof ofRecords)[number]
const callParts: Record<keyof PolicyRequest | OfRecords, [Kind, 'required' | 'optional']> = {
  interaction: ['text', 'required'],
  resourceType: ['text', 'required'],
  id: ['text', 'optional'],
  patients: ['texts', 'optional'],
  stage: ['text', 'optional'],
  operation: ['text', 'optional'],
  labels: ['texts', 'optional'],
  tenant: ['text', 'optional'],
  platform: ['text', 'optional'],
  optional: ['flag', 'optional'],
  shows: ['texts', 'optional'],
  consent: ['text', 'optional'],
  filters: ['texts', 'optional'],
  organizations: ['texts', 'optional'],
}

function readJson(what: string, given: string): unknown {
  const source = given.trimStart().startsWith('{') ? given : existsSync(given) ? readFileSync(given, 'utf8') : undefined
  if (source === undefined) throw new QuestionError(`${what}: is neither JSON nor a file`)
  try {
    return JSON.parse(source)
  } catch {
    throw new QuestionError(`${what}: is not JSON`)
  }
}

function check(what: string, given: string, parts: Record<string, [Kind, string]>): Record<string, unknown> {
  const value = readJson(what, given)
  if (!isRecord(value)) throw new QuestionError(`${what}: is no object`)
  const unknown = Object.keys(value).filter((name) => !Object.hasOwn(parts, name))
  if (unknown.length > 0) throw new QuestionError(`${what}: does not know ${unknown.join(', ')}`)
  for (const [name, [kind, need]] of Object.entries(parts)) {
    const isLeftOut = value[name] === undefined
    if (isLeftOut && need === 'required') throw new QuestionError(`${what}: needs ${name}`)
    if (!isLeftOut && !kinds[kind](value[name])) throw new QuestionError(`${what}: ${name} is of another kind`)
  }
  return value
}

/** A principal, from JSON or the file that holds it. Left out: of tenant `default`, platform `default`, an agent, nobody's. */
export function readPrincipal(given: string): Principal {
  const value = check('principal', given, principalParts) as unknown as Principal & { clearances?: SensitiveLabel[] }
  return { ...{ id: 'explained', tenant: 'default', platform: 'default', patients: [], agent: 'explained' }, ...value }
}

/** What is told of records alone, and what is asked of each record anyway. */
function checkStage({ shows = [], ...value }: Record<string, unknown>, isRecord: boolean): void {
  const given = ofRecords.filter((name) => value[name] !== undefined)
  if (!isRecord && given.length > 0) throw new QuestionError(`request: ${given.join(', ')} is told of records alone`)
  const wanted = Array.isArray(shows) ? shows : []
  if (isRecord && wanted.length > 0) throw new QuestionError('request: shows is asked of each record, and told of none')
  if (!wanted.every((part) => hideable.some((known) => known === part)))
    throw new QuestionError(`request: shows knows ${hideable.join(', ')}`)
}

/** A request, criterion or record, from JSON or the file that holds it. Left out: about nobody, without labels. */
export function readCall(given: string): PolicyRequest | PolicyRecordCall {
  const value = check('request', given, callParts)
  const { interaction, stage = 'request' } = value
  if (!Object.hasOwn(interactions, String(interaction)))
    throw new QuestionError(`request: interaction is none of ${Object.keys(interactions).join(', ')}`)
  if (!['request', 'criterion', 'record'].includes(String(stage)))
    throw new QuestionError('request: stage is none of request, criterion, record')
  checkStage(value, stage === 'record')
  return { patients: [], labels: [], ...value, stage } as unknown as PolicyRequest | PolicyRecordCall
}
