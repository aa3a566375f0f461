import * as z from 'zod'
import { waitForSignIn } from '../connections/sign-in-wait.ts'
import { defineSessionTool } from '../define-tool.ts'
import { platformOf } from './configured-platform.ts'
import { anyPlatform, telling } from './session-arguments.ts'

const usualSeconds = 60
const maxSeconds = 300

/** What an agent does next, where the person has not come back connected. */
const nextSteps = {
  waiting: 'The person has not finished. Ask them, then call this again.',
  refused: 'They did not want this. Do not begin again unless they ask for it.',
  failed: 'The sign-in failed. Call start_auth for another link if they want to try again.',
  'no link': 'No sign-in is under way: call start_auth for a link.',
} as const

export const waitForAuth = defineSessionTool({
  name: 'wait_for_auth',
  title: 'Wait for a sign-in',
  description: 'Waits for the sign-in by the link and says what became of it. Use it when you have shown the link.',
  hints: telling,
  waitsFor: 'the person to sign in',
  input: z.strictObject({
    platform: anyPlatform,
    timeoutSeconds: z.int().min(1).max(maxSeconds).optional().describe(`${usualSeconds} by default`),
  }),
  output: z.object({
    platform: z.string(),
    state: z.enum(['connected', 'waiting', 'refused', 'failed', 'no link']),
    fhirUser: z.string().optional(),
    granted: z.string().optional(),
    next: z.string().optional(),
  }),
  tell: async ({ platform, timeoutSeconds = usualSeconds }, { connections, context, now }) => {
    platformOf(platform, connections)
    const state = await waitForSignIn(platform, timeoutSeconds * 1_000, { connections, signal: context.signal, now })
    if (state !== 'connected') return { platform, state, next: nextSteps[state] }
    const session = await connections.session()
    const facts = session?.connections.find((one) => one.platform === platform)
    return { platform, state, ...(facts && { fhirUser: facts.fhirUser, granted: facts.scope }) }
  },
})
