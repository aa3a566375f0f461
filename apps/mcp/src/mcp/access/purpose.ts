import type { ServerContext } from '@modelcontextprotocol/server'
import { isPurpose, purposes } from '@repo/cerbos'
import { Failure } from '../../failure/failure.ts'
import type { Caller } from '../caller.ts'
import { purposeHeader } from './purpose-header.ts'

/** What the header says, as an entry of `_meta` (MCP basic/index#meta). */
export const purposeKey = 'mcp-fhir-server/purposeOfUse'

/** What a request says that it is for, in each of the two ways; not looked at yet. */
export type StatedPurpose = unknown[]

export function statedPurposes({ mcpReq, http }: ServerContext): StatedPurpose {
  const meta = mcpReq._meta as Record<string, unknown> | undefined
  return [http?.req?.headers.get(purposeHeader) ?? undefined, meta?.[purposeKey]].filter((said) => said !== undefined)
}

/**
 * The caller with the purpose that the request states instead of that of their role. Whether it is one of theirs is for
 * policy to say.
 * @throws Failure `input/invalid`
 */
export function withPurpose(caller: Caller, [said, ...others]: StatedPurpose): Caller {
  if (said === undefined) return caller
  if (!isPurpose(said) || others.some((other) => other !== said)) {
    const hint = `purpose of use: one of ${purposes.join(', ')} (header Purpose-Of-Use, or _meta["${purposeKey}"]).`
    throw new Failure('input/invalid', { hint })
  }
  return { ...caller, principal: { ...caller.principal, purpose: said } }
}
