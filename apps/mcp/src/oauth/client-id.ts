import { decodeJwt } from 'jose'

/** RFC 6749 §2.3.1: both halves of Basic credentials are form-encoded. */
function basicUser(authorization: string): string | undefined {
  const encoded = /^basic +([A-Za-z0-9+/=]+)$/i.exec(authorization)?.[1]
  if (encoded === undefined) return undefined
  try {
    return decodeURIComponent(atob(encoded).split(':')[0]?.replaceAll('+', ' ') ?? '')
  } catch {
    return undefined
  }
}

/** RFC 7523 §3: the issuer of a client's assertion is the client. */
function assertionIssuer(assertion: string): string | undefined {
  try {
    return decodeJwt(assertion).iss
  } catch {
    return undefined
  }
}

/** The client that a token request names, in whichever way it authenticates. Nothing is verified here. */
export function clientIdIn(headers: Headers, form: URLSearchParams): string | undefined {
  return (
    form.get('client_id') ||
    basicUser(headers.get('authorization') ?? '') ||
    assertionIssuer(form.get('client_assertion') ?? '')
  )
}
