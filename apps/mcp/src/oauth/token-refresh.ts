import { DurableObject } from 'cloudflare:workers'
import { type Config, type Env, readConfig } from '../config.ts'
import { readKeyRing } from '../session/seal.ts'
import { authorizationServer } from './authorization-server.ts'
import { clientIdIn } from './client-id.ts'
import { type GivenAnswer, GivenAnswers, replayMs } from './given-answers.ts'
import { findGrant, type GrantMetadata } from './grants.ts'
import { credentialIn, grantNamedBy, type NamedGrant, withBody } from './token-endpoint.ts'

interface Asked {
  request: Request
  body: string
  form: URLSearchParams
  credential: string
  named: NamedGrant
}

const isRefresh = ({ form }: Asked) => form.get('grant_type') === 'refresh_token'
const isRevocation = ({ form }: Asked) => !form.get('grant_type')

/**
 * All token requests about one grant, one after another: KV, where the library keeps grants, has no transactions, so
 * that of two refreshes at once one would lose its token. Named by the digest of the grant's name. A refresh token that
 * comes again within a minute from the same client gets the answer that it got before.
 */
export class TokenRefresh extends DurableObject<Env> {
  #last: Promise<unknown> = Promise.resolve()
  readonly #answers = new GivenAnswers(
    this.ctx.storage,
    () => readKeyRing(this.#config.sessionKeys),
    `token-refresh|${this.ctx.id}`,
    () => Date.now(),
  )

  override async fetch(request: Request): Promise<Response> {
    const turn = this.#last.then(() => this.#serve(request))
    this.#last = turn.catch(() => {})
    return turn
  }

  override async alarm(): Promise<void> {
    await this.ctx.storage.deleteAll()
  }

  async #serve(request: Request): Promise<Response> {
    const body = await request.text()
    const form = new URLSearchParams(body)
    const credential = credentialIn(form)
    const named = grantNamedBy(credential)
    if (credential === null || !named) return this.#library(request, body)
    const asked: Asked = { request, body, form, credential, named }
    return isRefresh(asked) ? this.#refresh(asked) : this.#redeemOrRevoke(asked)
  }

  async #refresh(asked: Asked): Promise<Response> {
    const { request, body, form, credential, named } = asked
    const before = await findGrant(this.env, named.userId, named.grantId)
    const given = await this.#answers.find(credential)
    if (given && before && isSameQuestion(given, asked) && (await this.#isAlive(before))) {
      return this.#giveAgain(asked, given)
    }
    const response = await this.#library(request, body)
    const clientId = clientIdIn(request.headers, form)
    if (!response.ok || clientId === undefined) return this.#afterwards(asked, before, response)
    const text = await response.text()
    const question = { clientId, scope: form.get('scope'), resource: form.get('resource') }
    await this.#answers.keep(credential, { ...question, body: text })
    await this.ctx.storage.setAlarm(Date.now() + replayMs)
    return new Response(text, response)
  }

  async #redeemOrRevoke(asked: Asked): Promise<Response> {
    const { userId, grantId } = asked.named
    const before = await findGrant(this.env, userId, grantId)
    const oauth = authorizationServer(this.#config).getOAuthApi(this.env)
    const accessToken = isRevocation(asked) ? await oauth.unwrapToken(asked.credential) : null
    const response = await this.#library(asked.request, asked.body)
    // The library revokes an access token alone; here the whole grant goes (RFC 7009 §2.1 allows it), at once.
    if (response.ok && accessToken && !(await oauth.unwrapToken(asked.credential))) {
      await oauth.revokeGrant(grantId, userId)
    }
    return this.#afterwards(asked, before, response)
  }

  /** A grant that this request took away, by a revocation or by a code that came twice, takes its session with it. */
  async #afterwards({ named }: Asked, before: GrantMetadata | undefined, response: Response): Promise<Response> {
    if (before && !(await findGrant(this.env, named.userId, named.grantId))) {
      await this.env.SESSION.getByName(before.session).end()
      await this.ctx.storage.deleteAll()
    }
    return response
  }

  async #isAlive({ session }: GrantMetadata): Promise<boolean> {
    return (await this.env.SESSION.getByName(session).describe()) !== undefined
  }

  /** Has the library authenticate the client, by the revocation of a token that is none, and repeats the answer. */
  async #giveAgain({ request, form }: Asked, given: GivenAnswer): Promise<Response> {
    const probe = new URLSearchParams(form)
    for (const name of ['grant_type', 'refresh_token', 'scope', 'resource']) probe.delete(name)
    probe.set('token', 'none')
    const authenticated = await this.#library(request, probe.toString())
    if (!authenticated.ok) return authenticated
    const headers = new Headers(authenticated.headers)
    headers.set('content-type', 'application/json')
    // RFC 6749 §5.1.
    headers.set('cache-control', 'no-store')
    return new Response(given.body, { headers })
  }

  #library(request: Request, body: string): Promise<Response> {
    // The library asks of the context what every one has.
    const context = this.ctx as unknown as ExecutionContext
    return authorizationServer(this.#config).fetch(withBody(request, body), this.env, context)
  }

  get #config(): Config {
    return readConfig(this.env)
  }
}

function isSameQuestion(given: GivenAnswer, { request, form }: Asked): boolean {
  const isSameClient = given.clientId === clientIdIn(request.headers, form)
  return isSameClient && given.scope === form.get('scope') && given.resource === form.get('resource')
}
