import * as z from 'zod'
import { linkWords } from '../connections/sign-in-words.ts'
import { defineSessionTool } from '../define-tool.ts'
import { platformOf } from './configured-platform.ts'
import { anyPlatform } from './session-arguments.ts'

export const startAuth = defineSessionTool({
  name: 'start_auth',
  title: 'Connect a platform',
  description: [
    'Gives a link by which the person connects a platform, good once and for ten minutes.',
    'Use it to connect a platform, when a sign-in has ended, or to have more granted. Show "tellThePerson" as it stands, then call wait_for_auth.',
  ].join('\n'),
  hints: { readOnly: false, destructive: false, idempotent: true },
  input: z.strictObject({ platform: anyPlatform }),
  output: z.object({
    platform: z.string(),
    state: z.literal('link given'),
    tellThePerson: z.string(),
    url: z.string(),
    code: z.string(),
    expiresAt: z.string(),
  }),
  tell: async ({ platform: id }, { connections }) => {
    const platform = platformOf(id, connections)
    const link = await connections.link(id)
    return {
      platform: id,
      state: 'link given' as const,
      tellThePerson: linkWords(platform, link),
      ...link,
    }
  },
})
