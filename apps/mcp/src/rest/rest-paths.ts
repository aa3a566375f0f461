import { isResourceType } from '@repo/fhir'
import { Failure } from '../failure/failure.ts'

/** Where the REST way in begins; beneath it a platform, or at once what is asked of the only one. */
export const restPath = '/api/fhir'

/** What the address names: `{platform}/` and one of the forms of R4 http.html. */
export interface Address {
  platform?: string
  form: 'metadata' | 'type' | 'search' | 'instance' | 'history' | 'version'
  type?: string
  id?: string
  versionId?: string
}

const platformSegment = /^[a-z0-9][a-z0-9-]{0,39}$/

/** The segments between slashes; one at the end says nothing. */
function segmentsOf(pathname: string): string[] {
  const segments = pathname.slice(restPath.length).split('/').slice(1)
  if (segments.at(-1) === '') segments.pop()
  try {
    return segments.map(decodeURIComponent)
  } catch {
    return ['']
  }
}

function formOf(segments: readonly string[]): Omit<Address, 'platform'> | undefined {
  const [type = '', id = '', history, versionId, ...others] = segments
  if (segments.length === 1 && type === 'metadata') return { form: 'metadata' }
  if (!isResourceType(type) || others.length > 0) return undefined
  if (segments.length === 1) return { form: 'type', type }
  if (segments.length === 2) return id === '_search' ? { form: 'search', type } : { form: 'instance', type, id }
  if (history !== '_history') return undefined
  return versionId === undefined ? { form: 'history', type, id } : { form: 'version', type, id, versionId }
}

/** The platform that an address names, whatever follows. */
export function platformIn(pathname: string): string | undefined {
  const [first = ''] = segmentsOf(pathname)
  return first !== 'metadata' && platformSegment.test(first) ? first : undefined
}

/** @throws Failure `request/unknown-address` */
export function readAddress(pathname: string): Address {
  const platform = platformIn(pathname)
  const form = formOf(segmentsOf(pathname).slice(platform === undefined ? 0 : 1))
  // A name that begins like an operation, such as `$everything` or `_history`, is no id.
  if (!form || (form.id !== undefined && /^[$_]/.test(form.id))) throw new Failure('request/unknown-address')
  return { ...form, ...(platform && { platform }) }
}
