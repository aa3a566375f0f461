import type { StackFacts } from './stack/facts.ts'

const json = (value: unknown) => JSON.stringify(value, undefined, 2)

/** What a person needs to use the stack: addresses, people, client configurations ready to paste. */
export function announcement({ urls, users, patients }: StackFacts, stateDir: string): string {
  const people = users.map(
    ({ username, password, role, name, fhirUser }) =>
      `  ${username.padEnd(14)} ${password.padEnd(24)} ${role.padEnd(14)} ${name} (${fhirUser})`,
  )
  return `
Ready. Open ${urls.home} in a browser, or connect an MCP client:

  Streamable HTTP  ${urls.mcp}
  HTTP+SSE         ${urls.sse}

Sample people (user name, password, role):
${people.join('\n')}

Sample patients: ${Object.values(patients).join(', ')}

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
