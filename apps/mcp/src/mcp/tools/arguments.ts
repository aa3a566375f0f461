import {
  type AnyResource,
  isLogicalId,
  isResourceType,
  nearestNames,
  type ResourceType,
  resourceTypes,
} from '@repo/fhir'
import * as z from 'zod'

const maxSuggestions = 3
/** Longer than any cursor of ours. */
const maxCursorLength = 100

const knownType = z
  .string()
  .max(64)
  .transform((value, context): ResourceType => {
    if (isResourceType(value)) return value
    const near = nearestNames(value, resourceTypes, maxSuggestions)
    const help = near.length > 0 ? `; did you mean ${near.join(' or ')}?` : ', such as Patient or Observation'
    context.addIssue({ code: 'custom', message: `not a FHIR R4 resource type${help}` })
    return z.NEVER
  })

export const resourceType = knownType.describe('R4 type, e.g. "Observation"')

export const logicalId = z
  .string()
  .refine(isLogicalId, 'not a FHIR id (1 to 64 letters, digits, - or .): use one that a search returned')
  .describe('As a search returned it, without the type')

export const versionId = z.string().refine(isLogicalId, 'not a FHIR version id').describe('As you last read it')

/** Result budgets, in tokens as `estimateTokens` counts them. */
const minBudget = 500
const maxBudget = 12_000

export const budget = z.int().min(minBudget).max(maxBudget).optional().describe('Tokens at most')

export const cursor = z
  .string()
  .max(maxCursorLength)
  .optional()
  .describe('Of an earlier answer, to go on; only "platform" beside it')

/** A whole resource. Its elements are the FHIR server's to judge; its type is checked here. */
export const resource = z
  .looseObject({ resourceType: knownType, id: z.string().optional() })
  .transform((value) => value as AnyResource & { resourceType: ResourceType })
  .describe('The whole R4 resource as JSON')
