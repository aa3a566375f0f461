/** What an MCP access token carries, sealed by the OAuth library under the token itself. */
export interface GrantProps {
  /** The key of the session object; the person's platform tokens stay there. */
  sessionKey: string
  clientId: string
  clientName: string
}
