import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { Client as LegacyClient } from '@modelcontextprotocol/sdk/client/index.js'
import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js'
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js'
import type { BrowserContext } from 'playwright-core'
import type { SampleUser, StackFacts } from '../../scripts/stack/facts.ts'
import { type LoopbackReceiver, startLoopbackReceiver } from './loopback-client.ts'
import { MemoryProvider } from './memory-provider.ts'
import { authorize, type SignInChoices } from './person.ts'

/** The three ways in: HTTP+SSE with the v1 client, `/mcp` with the v2 client in both eras. */
export const kinds = ['sse', 'mcp-2025', 'mcp-2026'] as const
export type Kind = (typeof kinds)[number]

export interface ToolResult {
  isError: boolean
  /** The text content. */
  text: string
  structured: Record<string, unknown>
}

type Result = Record<string, unknown>

/** What a server has beside tools, as both SDKs ask for it. */
export interface Offers {
  listResources(): Promise<Result>
  listResourceTemplates(): Promise<Result>
  readResource(params: { uri: string }): Promise<Result>
  listPrompts(): Promise<Result>
  getPrompt(params: { name: string; arguments: Record<string, string> }): Promise<Result>
  complete(params: {
    ref: { type: 'ref/prompt'; name: string } | { type: 'ref/resource'; uri: string }
    argument: { name: string; value: string }
    context?: { arguments: Record<string, string> }
  }): Promise<Result>
}

/** A connected, signed-in MCP client, whichever SDK and transport it is made of. */
export interface Connected {
  kind: Kind
  clientId: string
  protocolVersion: string
  accessToken(): string
  listTools(): Promise<{ name: string; description?: string | undefined }[]>
  call(name: string, args: Record<string, unknown>): Promise<ToolResult>
  offers: Offers
  close(): Promise<void>
}

export interface Who {
  person: BrowserContext
  user: SampleUser
  choices?: SignInChoices
  clientName?: string
  /** Sees every HTTP request that the client makes. */
  fetch?: typeof fetch
  /** What the person answers to a question of the server; undefined: they close it. Without it the client cannot ask. */
  answer?: (question: string) => Promise<boolean | undefined>
}

function toToolResult(result: Result): ToolResult {
  const blocks = Array.isArray(result.content) ? (result.content as { type: string; text?: string }[]) : []
  return {
    isError: result.isError === true,
    text: blocks.map(({ text }) => text ?? '').join('\n'),
    structured: (result.structuredContent ?? {}) as Record<string, unknown>,
  }
}

/** Discovers, registers and signs in as a new client would, then connects. */
export async function connect(kind: Kind, { urls }: StackFacts, who: Who): Promise<Connected> {
  const receiver = await startLoopbackReceiver()
  try {
    const provider = new MemoryProvider(who.clientName ?? `Example client (${kind})`, receiver.redirectUri)
    const connected = kind === 'sse' ? connectSse(urls.sse, provider) : connectMcp(kind, urls.mcp, provider)
    return await connected(receiver, who)
  } finally {
    await receiver.close()
  }
}

type Connecting = (receiver: LoopbackReceiver, who: Who) => Promise<Connected>

async function signIn(provider: MemoryProvider, receiver: LoopbackReceiver, who: Who): Promise<URLSearchParams> {
  if (!provider.authorizationUrl) throw new Error('the client did not ask to sign in')
  const [response] = await Promise.all([
    receiver.next(),
    authorize(who.person, provider.authorizationUrl, who.user, who.choices),
  ])
  const error = response.get('error')
  if (error) throw new Error(`${error}: ${response.get('error_description')}`)
  return response
}

/** A client that can ask the person says so, and passes on what they answer. */
function asking({ answer }: Who) {
  const capabilities = answer ? { elicitation: { form: {} } } : {}
  const handle = async ({ params }: { params: { message: string } }) => {
    const confirm = await answer?.(params.message)
    return confirm === undefined ? { action: 'cancel' as const } : { action: 'accept' as const, content: { confirm } }
  }
  return { capabilities, handle }
}

function newLegacyClient(who: Who): LegacyClient {
  const { capabilities, handle } = asking(who)
  const client = new LegacyClient({ name: 'example', version: '1.0.0' }, { capabilities })
  if (who.answer) client.setRequestHandler(ElicitRequestSchema, handle)
  return client
}

function newModernClient(kind: Kind, who: Who): Client {
  const { capabilities, handle } = asking(who)
  const mode = kind === 'mcp-2025' ? 'legacy' : { pin: '2026-07-28' }
  const client = new Client({ name: 'example', version: '1.0.0' }, { capabilities, versionNegotiation: { mode } })
  if (who.answer) client.setRequestHandler('elicitation/create', handle)
  return client
}

function connectSse(url: string, provider: MemoryProvider): Connecting {
  return async (receiver, who) => {
    const options = { authProvider: provider, ...(who.fetch && { fetch: who.fetch }) }
    const first = new SSEClientTransport(new URL(url), options)
    await newLegacyClient(who)
      .connect(first)
      .catch(() => undefined)
    const response = await signIn(provider, receiver, who)
    await first.finishAuth(response.get('code') ?? '')
    const client = newLegacyClient(who)
    const transport = new SSEClientTransport(new URL(url), options)
    await client.connect(transport)
    return {
      kind: 'sse',
      ...common(provider),
      protocolVersion: '2024-11-05 transport',
      listTools: async () => (await client.listTools()).tools,
      call: async (name, args) => toToolResult(await client.callTool({ name, arguments: args })),
      offers: client,
      close: () => client.close(),
    }
  }
}

function connectMcp(kind: 'mcp-2025' | 'mcp-2026', url: string, provider: MemoryProvider): Connecting {
  return async (receiver, who) => {
    const options = { authProvider: provider, ...(who.fetch && { fetch: who.fetch }) }
    const first = new StreamableHTTPClientTransport(new URL(url), options)
    await newModernClient(kind, who)
      .connect(first)
      .catch(() => undefined)
    await first.finishAuth(await signIn(provider, receiver, who))
    const client = newModernClient(kind, who)
    await client.connect(new StreamableHTTPClientTransport(new URL(url), options))
    return {
      kind,
      ...common(provider),
      protocolVersion: client.getNegotiatedProtocolVersion() ?? 'unknown',
      listTools: async () => (await client.listTools()).tools,
      call: async (name, args) => toToolResult(await client.callTool({ name, arguments: args })),
      offers: client,
      close: () => client.close(),
    }
  }
}

function common(provider: MemoryProvider) {
  return {
    clientId: provider.clientInformation()?.client_id ?? '',
    accessToken: () => provider.tokens()?.access_token ?? '',
  }
}
