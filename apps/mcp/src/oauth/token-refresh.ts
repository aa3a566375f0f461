import { DurableObject } from 'cloudflare:workers'
import * as z from 'zod'
import { type Config, type Env, readConfig } from '../config.ts'
import { addressOf } from '../protection/address.ts'
import { refusedTokens } from '../protection/rate-limits.ts'
import { readKeyRing } from '../session/seal.ts'
import { recordEnds } from '../smart/audit-sign-in.ts'
import { replaceGrants } from './agents/replacement.ts'
import { authorizationServer } from './authorization-server.ts'
import { clientIdIn } from './client-id.ts'
import { type GivenAnswer, GivenAnswers, replayMs } from './given-answers.ts'
import { findGrant, type GrantMetadata, type StoredGrant } from './grants.ts'
import { credentialIn, grantNamedBy, type NamedGrant, withBody } from './token-endpoint.ts'

/** Lists of KV have a new grant within a minute or so. */
const succeededMs = 10 * 60 * 1000

/** The grant that has taken the place of another one. */
export interface Successor {
  grantId: string
  clientId: string
  /** The name of its session object. */
  session: string
}

interface Succeeded extends Successor {
  until: number
}

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

  /** Remembers for a while which grant takes the place of this one, and nothing else: this one is over. */
  async succeed(by: Successor): Promise<void> {
    await this.ctx.storage.put<Succeeded>('successor', { ...by, until: Date.now() + succeededMs })
    await this.#forget()
  }

  /** The grant that has taken the place of this one lately. */
  async successor(): Promise<Successor | undefined> {
    const succeeded = await this.#succeeded()
    if (!succeeded) return undefined
    const { until: _, ...by } = succeeded
    return by
  }

  override async alarm(): Promise<void> {
    await this.#forget()
  }

  async #succeeded(): Promise<Succeeded | undefined> {
    const succeeded = await this.ctx.storage.get<Succeeded>('successor')
    return succeeded && succeeded.until > Date.now() ? succeeded : undefined
  }

  /** All but its successor, which whoever takes this grant back has to find. */
  async #forget(): Promise<void> {
    const succeeded = await this.#succeeded()
    if (!succeeded) return this.ctx.storage.deleteAll()
    const kept = [...(await this.ctx.storage.list()).keys()]
    await this.ctx.storage.delete(kept.filter((key) => key !== 'successor'))
    await this.ctx.storage.setAlarm(succeeded.until)
  }

  async #serve(request: Request): Promise<Response> {
    const body = await request.text()
    const form = new URLSearchParams(body)
    const credential = credentialIn(form)
    const named = grantNamedBy(credential)
    if (credential === null || !named) return this.#library(request, body)
    const asked: Asked = { request, body, form, credential, named }
    if (isRefresh(asked)) return this.#refresh(asked)
    return isRevocation(asked) ? this.#revoke(asked) : this.#redeem(asked)
  }

  async #refresh(asked: Asked): Promise<Response> {
    const { request, body, form, credential, named } = asked
    const before = await findGrant(this.env, named.userId, named.grantId)
    const given = await this.#answers.find(credential)
    if (given && before && isSameQuestion(given, asked) && (await this.#isAlive(before))) {
      return this.#giveAgain(asked, given, before)
    }
    const response = await this.#library(request, body)
    const clientId = clientIdIn(request.headers, form)
    if (!response.ok || clientId === undefined) return response
    const text = await response.text()
    const question = { clientId, scope: form.get('scope'), resource: form.get('resource') }
    await this.#answers.keep(credential, { ...question, body: text })
    await this.ctx.storage.setAlarm(Date.now() + replayMs)
    return new Response(text, response)
  }

  /** A code that comes twice takes the grant with it (RFC 6749 §4.1.2). */
  async #redeem(asked: Asked): Promise<Response> {
    const grant = await this.#grantOf(asked)
    const isUsed = grant?.authCodeId === (await idOf(asked.credential)) && grant.authCodeWrappedKey === undefined
    const response = await this.#library(asked.request, asked.body)
    if (grant && isUsed && (await isInvalidGrant(response.clone()))) await this.#end(asked, grant)
    if (grant && !isUsed && response.ok) await this.#begin(asked, grant)
    return response
  }

  /** Not before the code has been redeemed: whoever starts a sign-in and drops its code ends nobody's agent. */
  async #begin({ named }: Asked, grant: StoredGrant): Promise<void> {
    const redeemed = await this.env.SESSION.getByName(grant.session).redeem()
    if (redeemed) await replaceGrants(this.env, this.#config, { ...named, ...grant }, redeemed.browser)
  }

  /** The library revokes an access token alone; here the whole grant goes (RFC 7009 §2.1 allows it), at once. */
  async #revoke(asked: Asked): Promise<Response> {
    const grant = await this.#grantOf(asked)
    // Judged before anything is deleted: KV may go on reading for a minute what it has deleted itself.
    const isGood = grant !== undefined && (await this.#isTokenOf(grant, asked))
    const response = await this.#library(asked.request, asked.body)
    if (isGood && response.ok) await this.#end(asked, grant)
    return response
  }

  /** The grant that is named, if it is one of the client that asks. */
  async #grantOf({ named, request, form }: Asked): Promise<StoredGrant | undefined> {
    const grant = await findGrant(this.env, named.userId, named.grantId)
    return grant?.clientId === clientIdIn(request.headers, form) ? grant : undefined
  }

  async #isTokenOf({ refreshTokenId, previousRefreshTokenId }: StoredGrant, { credential }: Asked): Promise<boolean> {
    if ([refreshTokenId, previousRefreshTokenId].includes(await idOf(credential))) return true
    return (await authorizationServer(this.#config).getOAuthApi(this.env).unwrapToken(credential)) !== null
  }

  /** The session first: from then on the grant's tokens are no tokens, whatever KV still says. */
  async #end({ named, request }: Asked, { session, clientId }: StoredGrant): Promise<void> {
    const ended = await this.env.SESSION.getByName(session).end()
    await recordEnds(this.env, this.#config, ended, { clientId, address: addressOf(request) })
    await authorizationServer(this.#config).getOAuthApi(this.env).revokeGrant(named.grantId, named.userId)
    await this.#forget()
  }

  async #isAlive({ session }: GrantMetadata): Promise<boolean> {
    return (await this.env.SESSION.getByName(session).describe()) !== undefined
  }

  /**
   * Has the library authenticate the client, by the revocation of a token that is none, and repeats the answer. That counts
   * as the first did, by the name of the session.
   */
  async #giveAgain({ request, form, named }: Asked, given: GivenAnswer, { session }: StoredGrant): Promise<Response> {
    const probe = new URLSearchParams(form)
    for (const name of ['grant_type', 'refresh_token', 'scope', 'resource']) probe.delete(name)
    probe.set('token', 'none')
    const authenticated = await this.#library(request, probe.toString())
    if (!authenticated.ok) return authenticated
    const counted = { sessionKey: session, clientId: given.clientId, userId: named.userId }
    const refused = await refusedTokens(this.env, this.#config, counted)
    if (refused) return refused
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

/** What the library knows a code or a token by. */
async function idOf(credential: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(credential))
  return Buffer.from(hash).toString('hex')
}

const oauthError = z.object({ error: z.literal('invalid_grant') })

async function isInvalidGrant(response: Response): Promise<boolean> {
  return !response.ok && oauthError.safeParse(await response.json().catch(() => undefined)).success
}
