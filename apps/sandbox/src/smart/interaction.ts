import type { IncomingMessage, ServerResponse } from 'node:http'
import type Provider from 'oidc-provider'
import { readForm } from './body.ts'
import { type ConsentRequest, createConsent } from './consent.ts'
import type { Directory } from './directory.ts'
import type { Launches } from './ehr/launches.ts'
import { sendPage } from './pages/html.ts'
import { signInPage } from './pages/sign-in-page.ts'
import { type SampleUser, verifyPassword } from './users.ts'

export interface InteractionOptions {
  provider: Provider
  users: SampleUser[]
  directory: Directory
  launches: Launches
  fhirBaseUrl: string
  /** Others are left out of each grant. */
  isGrantable: (scope: string) => boolean
}

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>
type Form = URLSearchParams | undefined

/**
 * The pages between the authorize endpoint and the app: sign-in, then consent. Both post to the interaction's own URL;
 * its cookie is signed and SameSite=Lax, so that another site cannot post for the person.
 * @throws errors.SessionNotFound when the interaction has expired or belongs to another browser
 */
export function createInteractions(options: InteractionOptions) {
  const { provider, users } = options
  const consent = createConsent(options)
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const interaction = await provider.interactionDetails(request, response)
    const form = request.method === 'POST' ? await readForm(request) : undefined
    const user = users.find(({ username }) => username === interaction.session?.accountId)
    const asked = await toConsentRequest(provider, interaction)
    if (form?.get('action') === 'switch-user' || (user && isElsewhere(user, interaction, asked, options))) {
      await forgetUser(provider, interaction)
      return showSignIn(response, options, asked)
    }
    if (user && interaction.prompt.name === 'consent') return consent({ request, response, user, asked, form })
    if (form?.get('action') !== 'sign-in') return showSignIn(response, options, asked)
    return signIn({ request, response, interaction, form }, options, asked)
  }
}

/** A launch for a named user met a browser where somebody else had signed in before. */
function isElsewhere(
  { username }: SampleUser,
  { lastSubmission }: Interaction,
  { launchId }: ConsentRequest,
  { launches }: InteractionOptions,
): boolean {
  const launchedFor = launchId === undefined ? undefined : launches.find(launchId)?.user
  return launchedFor !== undefined && launchedFor !== username && !lastSubmission?.login
}

async function signIn(
  exchange: { request: IncomingMessage; response: ServerResponse; interaction: Interaction; form: Form },
  options: InteractionOptions,
  asked: ConsentRequest,
): Promise<void> {
  const { request, response, interaction, form } = exchange
  const username = form?.get('username') ?? ''
  const user = verifyPassword(options.users, username, form?.get('password') ?? '')
  if (!user) return showSignIn(response, options, asked, username, 'The username or the password is not right.')
  if (interaction.session && interaction.session.accountId !== user.username) {
    await forgetUser(options.provider, interaction)
  }
  await options.provider.interactionFinished(request, response, { login: { accountId: user.username } })
}

function showSignIn(
  response: ServerResponse,
  { users, launches }: InteractionOptions,
  { clientName, launchId }: ConsentRequest,
  typed?: string,
  problem?: string,
): void {
  const username = typed ?? (launchId && launches.find(launchId)?.user) ?? ''
  const view = { clientName, users, username, ...(problem !== undefined && { problem }) }
  sendPage(response, problem === undefined ? 200 : 403, signInPage(view))
}

/** Ends the browser's session and unties the interaction from it, so that somebody else can sign in. */
async function forgetUser(provider: Provider, interaction: Interaction): Promise<void> {
  const { session } = interaction
  if (!session) return
  await (await provider.Session.findByUid(session.uid))?.destroy()
  delete interaction.session
  await interaction.persist()
}

async function toConsentRequest(provider: Provider, { params }: Interaction): Promise<ConsentRequest> {
  const clientId = String(params.client_id)
  const client = await provider.Client.find(clientId)
  return {
    clientId,
    clientName: client?.clientName ?? clientId,
    redirectUri: String(params.redirect_uri),
    scopes: [...new Set(String(params.scope).split(' '))],
    ...(typeof params.launch === 'string' && { launchId: params.launch }),
  }
}
