import type { IncomingMessage, ServerResponse } from 'node:http'
import { readJsonBody } from '../body.ts'
import type { Directory } from '../directory.ts'
import { sendPage } from '../pages/html.ts'
import { ehrPage, errorPage } from '../pages/message-pages.ts'
import type { SampleUser } from '../users.ts'
import type { EhrLaunch, Launches } from './launches.ts'

export interface EhrOptions {
  fhirBaseUrl: string
  users: SampleUser[]
  directory: Directory
  launches: Launches
  /** The app's launch URL; without it the patient list has no launch links. */
  launchUrl?: string
}

/** `GET /ehr`: the patient list, with links that launch the app. */
export async function showPatients(url: URL, response: ServerResponse, options: EhrOptions): Promise<void> {
  const search = url.searchParams.get('name') ?? ''
  const found = await options.directory.findPatients(search)
  sendPage(response, 200, ehrPage({ search, ...found, canLaunch: options.launchUrl !== undefined }))
}

/** `GET /ehr/launch?patient=…`: an EHR launch (SMART App Launch 2.2, "Launch App: EHR Launch"). */
export async function launchApp(url: URL, response: ServerResponse, options: EhrOptions): Promise<void> {
  const patient = url.searchParams.get('patient') ?? ''
  if (options.launchUrl === undefined || !(await options.directory.readPatient(patient))) {
    return sendPage(response, 404, errorPage('There is no such patient, or no app to launch.'))
  }
  const location = new URL(options.launchUrl)
  location.searchParams.set('iss', options.fhirBaseUrl)
  location.searchParams.set('launch', await options.launches.create({ patient }))
  response.writeHead(302, { location: location.href, 'cache-control': 'no-store' }).end()
}

/** `POST /launches` with `{patient, encounter?, user?}`: prepares a launch as an EHR would; answers `{launch, iss}`. */
export async function createLaunch(
  request: IncomingMessage,
  response: ServerResponse,
  options: EhrOptions,
): Promise<void> {
  const launch = await checkedLaunch(await readJsonBody(request), options)
  const body = launch
    ? { launch: await options.launches.create(launch), iss: options.fhirBaseUrl }
    : { error: 'The launch must name a patient, and any encounter (of that patient) and user must exist' }
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' }
  response.writeHead(launch ? 201 : 400, headers).end(JSON.stringify(body))
}

async function checkedLaunch(value: unknown, { directory, users }: EhrOptions): Promise<EhrLaunch | undefined> {
  const { patient, encounter, user } = Object(value) as Record<string, unknown>
  if (typeof patient !== 'string' || !(await directory.readPatient(patient))) return undefined
  const launch: EhrLaunch = { patient }
  if (encounter !== undefined) {
    if (typeof encounter !== 'string' || !(await directory.hasEncounter(patient, encounter))) return undefined
    launch.encounter = encounter
  }
  if (user !== undefined) {
    if (typeof user !== 'string' || !users.some(({ username }) => username === user)) return undefined
    launch.user = user
  }
  return launch
}
