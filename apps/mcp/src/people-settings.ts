import type { Role, SensitiveLabel } from '@repo/cerbos'
import type { Reference } from '@repo/fhir'
import * as z from 'zod'

/** `platform|Type`, `platform|Type/id`, `*|Type`; without a platform it is `default`'s. Nobody's id is theirs everywhere. */
const personKey = z
  .string()
  .regex(/^(?:\*\|[A-Za-z]+|(?:[a-z0-9][a-z0-9-]{0,39}\|)?[A-Za-z]+(?:\/[A-Za-z0-9.-]{1,64})?)$/, 'names no person')

const roles = [
  'patient',
  'related_person',
  'practitioner',
  'administrator',
  'auditor',
  'service',
] as const satisfies Role[]
const labels = ['R', 'V', 'ETH', 'PSY', 'HIV', 'SUD', 'SDV', 'SEX', '42CFRPart2'] as const satisfies SensitiveLabel[]

/** `ROLE_MAP`: which roles people have. */
export const roleMap = z.record(personKey, z.array(z.enum(roles)))

/** `CLEARANCES`: which sensitive labels people may see while they treat. */
export const clearanceMap = z.record(personKey, z.array(z.enum(labels)))

const organization = z.custom<Reference>(
  (value) => typeof value === 'string' && /^Organization\/[A-Za-z0-9.-]{1,64}$/.test(value),
  'is no Organization/id',
)

/** `ORGANIZATIONS`: which organisations of their platform people work for. */
export const organizationMap = z.record(personKey, z.array(organization).max(100))
