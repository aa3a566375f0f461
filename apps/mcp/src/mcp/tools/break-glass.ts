import * as z from 'zod'
import { glassWords } from '../access/glass-offer.ts'
import { defineSessionTool } from '../define-tool.ts'
import { logicalId } from './arguments.ts'
import { platform } from './session-arguments.ts'

export const breakGlass = defineSessionTool({
  name: 'break_glass',
  title: 'Ask to break the glass',
  description:
    'Gives a link by which a practitioner opens what is closed to them of one patient, to read in an emergency. Use it when they ask. It tells nothing of what is there. Show "tellThePerson" as it stands.',
  hints: { readOnly: false, destructive: false, idempotent: true },
  input: z.strictObject({ platform, patient: logicalId.describe('Id of the Patient') }),
  output: z.object({ tellThePerson: z.string() }),
  tell: async ({ platform: wanted, patient: id }, { callerOn, glass }) => {
    return { tellThePerson: glassWords(await glass(await callerOn(wanted), `Patient/${id}`)) }
  },
})
