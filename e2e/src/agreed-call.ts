import type { Connected, ToolResult } from './mcp-client.ts'

/** A write as an agent makes it whose client cannot ask: shown to the person, who agrees, and called again. */
export async function callAgreed(client: Connected, name: string, args: Record<string, unknown>): Promise<ToolResult> {
  const shown = await client.call(name, args)
  const { confirm } = shown.structured
  return confirm === undefined ? shown : client.call(name, { ...args, confirm })
}
