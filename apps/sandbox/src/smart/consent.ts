import type { IncomingMessage, ServerResponse } from 'node:http'
import type { PatientEntry } from './directory.ts'
import type { EhrLaunch, LaunchContext } from './ehr/launches.ts'
import type { InteractionOptions } from './interaction.ts'
import { consentPage, type PatientChoice } from './pages/consent-page.ts'
import { sendPage } from './pages/html.ts'
import { grantTtlSeconds } from './provider.ts'
import { contextScopes } from './scope/scope-words.ts'
import type { SampleUser } from './users.ts'

/** What the app asked for at the authorize endpoint. */
export interface ConsentRequest {
  clientId: string
  clientName: string
  redirectUri: string
  scopes: string[]
  launchId?: string
}

interface ConsentExchange {
  request: IncomingMessage
  response: ServerResponse
  user: SampleUser
  asked: ConsentRequest
  form: URLSearchParams | undefined
}

/** The consent step: shows the page, and turns Allow or Deny into a grant or a refusal. */
export function createConsent(options: InteractionOptions) {
  return async (exchange: ConsentExchange): Promise<void> => {
    const { user, asked, form } = exchange
    const launch = asked.launchId === undefined ? undefined : options.launches.find(asked.launchId)
    if (asked.launchId !== undefined && !launch) return refuse(exchange, options, 'the launch has expired')
    if (launch && !mayOpen(user, launch)) return refuse(exchange, options, 'the launch is for somebody else')
    const action = form?.get('action')
    if (action === 'deny') return refuse(exchange, options, 'the person denied access')
    if (action !== 'allow') return showConsent(exchange, options, launch)
    const scopes = asked.scopes.filter((scope) => form?.getAll('scope').includes(scope) && options.isGrantable(scope))
    const context = await contextOf(exchange, options, scopes, launch)
    if (scopes.length === 0) return showConsent(exchange, options, launch, 'Tick what to allow, or deny.')
    if (!context) return showConsent(exchange, options, launch, 'Choose a patient first.')
    await grant(exchange, options, scopes, context)
  }
}

/** A launch names its user where the EHR knows who sits there, and never opens a patient to whom it is not shown. */
function mayOpen({ username, patientId }: SampleUser, launch: EhrLaunch): boolean {
  if (launch.user !== undefined && launch.user !== username) return false
  return patientId === undefined || patientId === launch.patient
}

/** The launch context to grant; `undefined` while a patient is still to be chosen. */
async function contextOf(
  { user, form }: ConsentExchange,
  { directory }: InteractionOptions,
  scopes: string[],
  launch: EhrLaunch | undefined,
): Promise<LaunchContext | undefined> {
  if (launch) {
    if (!scopes.includes('launch') && !needsPatient(scopes)) return {}
    return { patient: launch.patient, ...(launch.encounter !== undefined && { encounter: launch.encounter }) }
  }
  if (!needsPatient(scopes)) return {}
  if (user.role === 'patient' && user.patientId !== undefined) return { patient: user.patientId }
  const chosen = form?.get('patient') ?? ''
  const isOffered = user.patientId === undefined ? await directory.readPatient(chosen) : chosen === user.patientId
  return isOffered ? { patient: chosen } : undefined
}

function needsPatient(scopes: string[]): boolean {
  return scopes.some((scope) => scope === 'launch/patient' || scope.startsWith('patient/'))
}

async function showConsent(
  { response, user, asked, form }: ConsentExchange,
  options: InteractionOptions,
  launch: EhrLaunch | undefined,
  problem?: string,
): Promise<void> {
  const scopes = asked.scopes.filter(options.isGrantable)
  const ticked = form ? form.getAll('scope') : scopes
  const view = {
    clientName: asked.clientName,
    redirectHost: new URL(asked.redirectUri).host,
    userName: user.name,
    scopes: scopes.map((scope) => ({ scope, isTicked: ticked.includes(scope) })),
    unavailable: asked.scopes.filter((scope) => !options.isGrantable(scope)),
    patient: await patientChoice(user, options, scopes, launch, form),
    ...(problem !== undefined && { problem }),
  }
  sendPage(response, 200, consentPage(view))
}

async function patientChoice(
  user: SampleUser,
  { directory }: InteractionOptions,
  scopes: string[],
  launch: EhrLaunch | undefined,
  form: URLSearchParams | undefined,
): Promise<PatientChoice> {
  const own = user.role === 'patient' && needsPatient(scopes) ? user.patientId : undefined
  const given = launch?.patient ?? own
  if (given !== undefined) {
    const patient = await directory.readPatient(given)
    return { kind: 'given', patient: patient ?? { id: given, name: given } }
  }
  if (!needsPatient(scopes)) return { kind: 'none' }
  const search = form?.get('patient-name') ?? ''
  const { patients, hasMore } = await offeredPatients(user, directory, search)
  const chosen = form?.get('patient') ?? (patients.length === 1 ? patients[0]?.id : undefined)
  return { kind: 'pick', search, patients, hasMore, ...(chosen !== undefined && { chosen }) }
}

/** Staff may pick anybody; a guardian only the patient they stand for. */
async function offeredPatients(
  { patientId }: SampleUser,
  directory: InteractionOptions['directory'],
  search: string,
): Promise<{ patients: PatientEntry[]; hasMore: boolean }> {
  if (patientId === undefined) return directory.findPatients(search)
  const own = await directory.readPatient(patientId)
  const isFound = own?.name.toLowerCase().includes(search.trim().toLowerCase())
  return { patients: own && isFound ? [own] : [], hasMore: false }
}

async function grant(
  { request, response, user, asked }: ConsentExchange,
  { provider, launches, fhirBaseUrl }: InteractionOptions,
  scopes: string[],
  context: LaunchContext,
): Promise<void> {
  const given = new provider.Grant({ accountId: user.username, clientId: asked.clientId })
  const withheld = asked.scopes.filter((scope) => !scopes.includes(scope))
  given.addOIDCScope(scopes.filter((scope) => Object.hasOwn(contextScopes, scope)).join(' '))
  given.addResourceScope(fhirBaseUrl, scopes.join(' '))
  if (withheld.length > 0) {
    given.rejectOIDCScope(withheld.join(' '))
    given.rejectResourceScope(fhirBaseUrl, withheld.join(' '))
  }
  const grantId = await given.save()
  await launches.remember(grantId, context, grantTtlSeconds)
  await provider.interactionFinished(request, response, { consent: { grantId } })
}

function refuse(
  { request, response }: ConsentExchange,
  { provider }: InteractionOptions,
  error_description: string,
): Promise<void> {
  return provider.interactionFinished(request, response, { error: 'access_denied', error_description })
}
