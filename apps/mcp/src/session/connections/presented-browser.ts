import type { Env } from '../../config.ts'
import { sessionOf } from '../find-session.ts'
import { digest } from '../secret.ts'
import type { Session } from '../session.ts'
import type { Person } from './people.ts'

/** What a browser has of us. */
export interface PresentedBrowser {
  /** By which it is known again that approved an agent. */
  browserKey?: string | undefined
  /** Of what somebody is signed in to in it by themselves. */
  browserSession?: string | undefined
}

/**
 * Whether a browser is that of a person who is connected in an agent's session: the agent was approved in it and the
 * person signed in in it, or they are signed in there in it by themselves. An approver alone may be somebody else.
 */
export async function isBrowserOf(
  env: Env,
  agentSession: DurableObjectStub<Session>,
  { platform, subject }: Person,
  { browserKey, browserSession }: PresentedBrowser,
): Promise<boolean> {
  const person = { platform, subject }
  if (browserKey !== undefined) {
    const browser = await digest(browserKey)
    const isApprover = await agentSession.approvedBy(browser)
    if (isApprover && (await agentSession.isConnectedAs(person, browser))) return true
  }
  if (browserSession === undefined) return false
  // What came into it from another browser is no sign-in of whoever sits at this one.
  const signedInHere = await (await sessionOf(env, browserSession)).offered()
  return signedInHere.some((one) => one.platform === platform && one.subject === subject)
}
