/** What an EHR opens our launch URL with (SMART App Launch 2.2 §3.0.2). Untrusted: anybody can make such a link. */
export interface LaunchParameters {
  /** The FHIR base URL that the EHR names. Look it up among configured platforms; never ask it anything otherwise. */
  iss: string
  /** Opaque; sent back to the authorization server. */
  launch: string
}

const maxCharacters = 2000

/** The parameters of an EHR launch; undefined unless `iss` and `launch` are there exactly once and of sane length. */
export function parseLaunch(params: URLSearchParams): LaunchParameters | undefined {
  const [iss, ...otherIss] = params.getAll('iss')
  const [launch, ...otherLaunches] = params.getAll('launch')
  if (!iss || !launch || otherIss.length > 0 || otherLaunches.length > 0) return undefined
  if (iss.length > maxCharacters || launch.length > maxCharacters || !/^[\x20-\x7e]+$/.test(launch)) return undefined
  return { iss, launch }
}
