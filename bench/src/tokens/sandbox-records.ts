import { type ResourceType, resourceTypes } from '@repo/fhir'
import { fhirBaseUrl, type Reply } from '../../../apps/mcp/test/call-stage.ts'
import { openAccess } from '../../../apps/sandbox/src/fhir/access.ts'
import { startFhirServer } from '../../../apps/sandbox/src/fhir/server.ts'

export interface SandboxRecords {
  /** The types of which there are records. */
  types: ResourceType[]
  /** The sandbox's own answer to a path below the base. */
  answer(path: string): Promise<Reply & { body: string }>
  close(): Promise<void>
}

/** The sandbox's FHIR server in this process, open to us, as if it were at the base URL that calls are made to. */
export async function startRecords(): Promise<SandboxRecords> {
  const server = await startFhirServer({
    host: '127.0.0.1',
    port: 0,
    basePath: '/fhir',
    authenticate: async () => openAccess,
    smartConfiguration: () => undefined,
    oauthUris: () => undefined,
  })
  const answer = async (path: string) => {
    const response = await fetch(`${server.url}${path}`)
    const body = (await response.text()).replaceAll(server.url, fhirBaseUrl)
    return { status: response.status, headers: { 'content-type': 'application/fhir+json' }, body }
  }
  const isThere = async (type: ResourceType) => /"entry":\[\{/.test((await answer(`/${type}?_count=1`)).body)
  try {
    const there = await Promise.all(resourceTypes.map(isThere))
    return { types: resourceTypes.filter((_, index) => there[index]), answer, close: server.close }
  } catch (error) {
    await server.close()
    throw error
  }
}
