import { ProtocolError, ProtocolErrorCode, ResourceNotFoundError } from '@modelcontextprotocol/server'
import type { Failure } from '../../failure/failure.ts'

/**
 * A failure as the JSON-RPC error of a resource that cannot be read: our fixed words, and nothing that the FHIR server
 * wrote. MCP 2026-07-28 has -32602 for a resource that is not there, told apart by data with the URI alone.
 */
export function protocolError(failure: Failure, uri: string): ProtocolError {
  const words = `${failure.say()} [${failure.code}]`
  const data = { code: failure.code }
  switch (failure.disposition.status) {
    case 404:
    case 410:
      return new ResourceNotFoundError(uri, words)
    case 400:
    case 422:
      return new ProtocolError(ProtocolErrorCode.InvalidParams, words, data)
    default:
      return new ProtocolError(ProtocolErrorCode.InternalError, words, data)
  }
}
