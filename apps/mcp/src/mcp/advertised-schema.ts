import type { StandardSchemaWithJSON } from '@modelcontextprotocol/server'
import type * as z from 'zod'

type JsonSchema = Record<string, unknown>

/**
 * The input schema as clients see it. The SDK would answer invalid arguments by itself, unrecorded and in the words of
 * its validator, so it is shown the schema and lets every value through to the pipeline, which validates.
 */
export function advertisedInput(
  input: z.ZodObject,
  more: Record<string, JsonSchema> = {},
): StandardSchemaWithJSON<Record<string, unknown>> {
  const validate = (value: unknown) => ({ value: value as Record<string, unknown> })
  return advertised(input, validate, (schema) => ({
    ...schema,
    properties: { ...(schema.properties as JsonSchema), ...more },
  }))
}

/** The output schema as clients see it. What an answer holds is checked by the pipeline too. */
export function advertisedOutput(output: z.ZodObject): StandardSchemaWithJSON<Record<string, unknown>> {
  return advertised(output, output['~standard'].validate, (schema) => {
    const { required, ...rest } = schema
    return { ...without(rest, (name) => innerOnly.includes(name)), ...(required !== undefined && { required }) }
  })
}

function advertised(
  schema: z.ZodObject,
  validate: StandardSchemaWithJSON<Record<string, unknown>>['~standard']['validate'],
  change: (schema: JsonSchema) => JsonSchema,
): StandardSchemaWithJSON<Record<string, unknown>> {
  const { jsonSchema } = schema['~standard']
  const concise = (whole: JsonSchema) => change(without(whole, isSaidElsewhere))
  return {
    '~standard': {
      version: 1,
      vendor: 'mcp-fhir-server',
      validate,
      jsonSchema: {
        input: (options) => concise(jsonSchema.input(options)),
        output: (options) => concise(jsonSchema.output(options)),
      },
    },
  }
}

/** Told in words by the refusal of a value that breaks them, and hardly ever broken. */
const refusedInWords = ['pattern', 'minLength', 'maxLength', 'minItems']

/**
 * Every model pays for the schemas. Of no use to it are the dialect, which is MCP's own, the bounds that every integer has,
 * what every JSON object is anyway, and constraints that a refusal tells.
 */
function isSaidElsewhere(name: string, value: unknown): boolean {
  if (name === '$schema' || name === 'propertyNames' || refusedInWords.includes(name)) return true
  // An argument that there is not is refused in words, too.
  if (name === 'additionalProperties') return value === false || JSON.stringify(value) === '{}'
  return /^m(in|ax)imum$/.test(name) && Math.abs(Number(value)) === 2 ** 53 - 1
}

/** Of what an answer holds, a client is told the names and kinds; which of them are always there at its top alone. */
const innerOnly = ['additionalProperties', 'required']

/** Keywords dropped, at every depth. A property may be named as a keyword is: its schema stays. */
function without(schema: unknown, isDropped: (keyword: string, value: unknown) => boolean): JsonSchema {
  const shorten = (value: unknown, areNames: boolean): unknown => {
    if (Array.isArray(value)) return value.map((one) => shorten(one, false))
    if (typeof value !== 'object' || value === null) return value
    const kept = Object.entries(value).filter(([name, member]) => areNames || !isDropped(name, member))
    return Object.fromEntries(kept.map(([name, member]) => [name, shorten(member, name === 'properties' && !areNames)]))
  }
  return shorten(schema, false) as JsonSchema
}
