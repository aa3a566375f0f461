import * as z from 'zod'

/** RFC 6749 §3.3: scope tokens of visible ASCII without quote and backslash. */
export const scopeText = z
  .string()
  .max(2000)
  .regex(/^[\x21\x23-\x5b\x5d-\x7e]+( [\x21\x23-\x5b\x5d-\x7e]+)*$/, 'is no list of scopes')

export const platformId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/)

/** What a file in definitions/ says of a platform: facts that are the same for everybody who connects to it. */
export const platformDefinition = z.strictObject({
  id: platformId,
  name: z.string().min(1).max(80),
  /** With a trailing slash where the platform compares `aud` with one. */
  fhirBaseUrl: z.url({ protocol: /^https$/ }),
  auth: z.enum(['smart', 'backend', 'none']),
  scope: scopeText.optional(),
  /** Only where the platform takes any client id, or publishes one for all. */
  clientId: z.string().min(1).optional(),
  clientAuth: z.enum(['none', 'client_secret_basic', 'client_secret_post', 'private_key_jwt']).optional(),
  /** The `iss` of its id_tokens, where that lies on another host than base and token endpoint and does not name them. */
  issuer: z.url({ protocol: /^https$/ }).optional(),
  /** Where an operator registers a client. */
  registration: z.url({ protocol: /^https$/ }).optional(),
})

export type PlatformDefinition = z.output<typeof platformDefinition>
