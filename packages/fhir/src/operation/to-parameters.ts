import type * as R from 'fhir/r4'
import { isJson } from '../client/untrusted-json.ts'
import { parameterValues } from './check-operation.ts'
import type { OperationDefinition, OperationParameter } from './operation-definition.ts'
import { kindOf } from './parameter-value.ts'

type Given = Readonly<Record<string, unknown>>

function partsOf(parameters: readonly OperationParameter[], given: Given): Record<string, unknown>[] {
  return parameters.flatMap((parameter) => {
    const value = Object.hasOwn(given, parameter.name) ? given[parameter.name] : undefined
    return parameterValues(value).map((one) => entryOf(parameter, one))
  })
}

function entryOf({ name, type, parts = [] }: OperationParameter, value: unknown): Record<string, unknown> {
  const kind = kindOf(type)
  if (kind === 'resource') return { name, resource: value }
  if (kind === 'parts') return { name, part: partsOf(parts, isJson(value) ? value : {}) }
  return { name, [`value${type.charAt(0).toUpperCase()}${type.slice(1)}`]: value }
}

/**
 * The Parameters resource (R4 parameters.html) of a call, in the order of the definition. The parameters are those that
 * `checkOperation` found nothing wrong with; others than the definition's are left out.
 */
export function toParameters(definition: OperationDefinition, parameters: Given): R.Parameters {
  // The elements of each entry are named by its definition, which the type of Parameters cannot tell.
  const parameter = partsOf(definition.parameters, parameters) as unknown as R.ParametersParameter[]
  return { resourceType: 'Parameters', ...(parameter.length > 0 && { parameter }) }
}
