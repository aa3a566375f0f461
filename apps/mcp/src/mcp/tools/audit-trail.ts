import * as z from 'zod'
import { defineSessionTool } from '../define-tool.ts'
import { platform, telling } from './session-arguments.ts'

export const auditTrail = defineSessionTool({
  name: 'audit_trail',
  title: 'Record of accesses',
  description: 'Use it when the person asks who looked at their records, or what was done in their name.',
  hints: telling,
  input: z.strictObject({
    platform,
    own: z.boolean().optional().describe('Own accesses'),
    cursor: z
      .string()
      .regex(/^[\w-]{1,128}$/, 'as an answer gave it')
      .optional()
      .describe('Of the last answer'),
  }),
  output: z.object({ rows: z.array(z.string()), cursor: z.string().optional() }),
  tell: async ({ platform: wanted, ...request }, { callerOn, trail }) => ({
    ...(await trail(await callerOn(wanted), request)),
  }),
})
