import * as z from 'zod'
import { defineSessionTool } from '../define-tool.ts'
import { anyPlatform } from './session-arguments.ts'

export const revokeAuth = defineSessionTool({
  name: 'revoke_auth',
  title: 'Disconnect a platform',
  description:
    'Ends the connection to one platform for you, the agent, at once. Use it when the person asks for it: another one takes a new sign-in.',
  hints: { readOnly: false, destructive: true, idempotent: true },
  needsNoScope: true,
  input: z.strictObject({ platform: anyPlatform }),
  output: z.object({ platform: z.string(), done: z.enum(['disconnected', 'was not connected']) }),
  tell: async ({ platform }, { connections }) => {
    const done = (await connections.end(platform)) ? ('disconnected' as const) : ('was not connected' as const)
    return { platform, done }
  },
})
