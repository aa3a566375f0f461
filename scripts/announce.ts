import type { PlatformFacts, SampleUser, StackFacts } from './stack/facts.ts'

const json = (value: unknown) => JSON.stringify(value, undefined, 2)

const person = ({ username, password, role, name, fhirUser }: SampleUser) =>
  `  ${username.padEnd(20)} ${password.padEnd(28)} ${role.padEnd(14)} ${name} (${fhirUser})`

/** How one comes to be signed in at a platform beside the main one. */
function entrance({ auth, users }: PlatformFacts): string {
  if (auth === 'smart') return `sign in as\n${users.map((user) => `  ${person(user)}`).join('\n')}`
  const whose = auth === 'backend' ? 'this server signs in itself' : 'no sign-in'
  return `${whose}; open to practitioners and administrators who are signed in elsewhere`
}

/** What a person needs to use the stack: addresses, people, client configurations ready to paste. */
export function announcement({ urls, users, patients, platforms }: StackFacts, stateDir: string): string {
  const others = platforms.map(
    (platform) => `  ${platform.name} (${platform.id}, ${platform.fhir}): ${entrance(platform)}`,
  )
  return `
Ready. Open ${urls.home} in a browser, or connect an MCP client:

  Streamable HTTP  ${urls.mcp}
  HTTP+SSE         ${urls.sse}

Sample people (user name, password, role):
${users.map(person).join('\n')}

Sample patients: ${Object.values(patients).join(', ')}

Further platforms, which a person or an agent can connect beside the first:
${others.join('\n')}

Claude Code
  claude mcp add --transport http fhir ${urls.mcp}

Claude Desktop (claude_desktop_config.json)
${json({ mcpServers: { fhir: { command: 'npx', args: ['-y', 'mcp-remote', urls.mcp] } } })}

Cursor (~/.cursor/mcp.json)
${json({ mcpServers: { fhir: { url: urls.mcp } } })}

VS Code (.vscode/mcp.json)
${json({ servers: { fhir: { type: 'http', url: urls.mcp } } })}

MCP Inspector
  npx @modelcontextprotocol/inspector --transport http --server-url ${urls.mcp}

Also running: FHIR R4 server ${urls.fhir}, SMART server ${urls.smart}, Cerbos ${urls.cerbos}, Postgres.
The same for programs: ${stateDir}/stack.json. Logs: ${stateDir}/logs. Ctrl-C stops everything.
`
}
