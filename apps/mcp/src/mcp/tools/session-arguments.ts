import * as z from 'zod'

const maxIdLength = 40

const id = z.string().max(maxIdLength)

/** Of a tool that works on one connection. */
export const platform = id.optional().describe('If several are connected')

/** Of a tool that begins or ends one. */
export const anyPlatform = id.describe('Its id, as list_platforms tells it')

/** Hints of a tool that changes nothing. */
export const telling = { readOnly: true, destructive: false, idempotent: true }
