import * as z from 'zod'
import { defineSessionTool } from '../define-tool.ts'
import { telling } from './session-arguments.ts'

const maxListed = 50
const maxWordsLength = 100

type Listed = { id: string; name: string; fhirBaseUrl: string }

/** Whether each word stands in the name, the id or the host. */
function matches({ id, name, fhirBaseUrl }: Listed, words: readonly string[]): boolean {
  const text = [id, name, new URL(fhirBaseUrl).host].join(' ').toLowerCase()
  return words.every((word) => text.includes(word))
}

export const listPlatforms = defineSessionTool({
  name: 'list_platforms',
  title: 'Platforms to connect to',
  description:
    'Lists the platforms that can be connected, and which are. Call it before start_auth, or to know which "platform" to name.',
  hints: telling,
  needsNoScope: true,
  input: z.strictObject({
    words: z.string().max(maxWordsLength).optional().describe('Of the name, to narrow the list'),
  }),
  output: z.object({
    platforms: z.array(
      z.object({
        platform: z.string(),
        name: z.string(),
        state: z.enum(['connected', 'expired', 'not connected']),
        signsInPeople: z.boolean(),
      }),
    ),
    truncated: z.string().optional(),
  }),
  tell: async ({ words = '' }, { session, connections }) => {
    const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
    const found = connections.platforms.filter((platform) => matches(platform, wanted))
    const stateOf = (id: string) => session.connections.find(({ platform }) => platform === id)?.state
    const [here, others] = [found.filter(({ id }) => stateOf(id)), found.filter(({ id }) => !stateOf(id))]
    const left = found.length - maxListed
    return {
      platforms: [...here, ...others].slice(0, maxListed).map(({ id, name, auth }) => ({
        platform: id,
        name,
        state: stateOf(id) ?? ('not connected' as const),
        signsInPeople: auth === 'smart',
      })),
      ...(left > 0 && { truncated: `${left} more: narrow by "words".` }),
    }
  },
})
