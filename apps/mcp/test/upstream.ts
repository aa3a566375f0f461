import type { Outcome, Script } from './call-stage.ts'

export const fhirBaseUrl = 'https://fhir.example/r4'

/** A searchset of which nothing is said names the search that it answers, as R4 has it (search.html#conformance). */
function withSelfLink(body: unknown, url: string): unknown {
  const isSearchset = typeof body === 'object' && body !== null && 'type' in body && body.type === 'searchset'
  return isSearchset && !('link' in body) ? { ...body, link: [{ relation: 'self', url }] } : body
}

/** An upstream at the rim: it sees the request as it leaves. */
export function scriptedFetch(script: Script, { steps, requests }: Pick<Outcome, 'steps' | 'requests'>): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    const { method } = request
    const path = request.url.slice(fhirBaseUrl.length)
    steps.push(`${method} ${path}`)
    const sent = await request.text()
    requests.push({ method, path, headers: request.headers, body: sent })
    const abandon = () => steps.push(`${method} ${path} abandoned`)
    request.signal.addEventListener('abort', abandon)
    const { status = 200, headers, body } = (await script.fhir?.({ method, path, body: sent })) ?? { status: 404 }
    request.signal.removeEventListener('abort', abandon)
    const honest = withSelfLink(body, sent === '' ? request.url : `${request.url}?${sent}`)
    const text = typeof honest === 'string' ? honest : honest === undefined ? null : JSON.stringify(honest)
    return new Response(text, { status, ...(headers && { headers }) })
  }
}
