import type { ServerCapabilities } from '../capability/server-capabilities.ts'
import { isJson } from '../client/untrusted-json.ts'
import { nearestNames } from '../nearest-names.ts'
import { findOperation, levelOf, type OperationTarget } from './find-operation.ts'
import { operationsFor } from './operation-catalogue.ts'
import type { OperationDefinition, OperationParameter } from './operation-definition.ts'
import { valueFaults } from './parameter-value.ts'
import { listedInstead } from './server-operations.ts'

/** One thing wrong with a call: what is at fault, why, and what may have been meant. */
export interface OperationFault {
  /** The operation, or the path of a parameter. */
  name: string
  message: string
  suggestions: string[]
}

/** A call with its parameters by name; a list repeats the parameter. */
export interface OperationRequest extends OperationTarget {
  parameters: Readonly<Record<string, unknown>>
}

export interface OperationContext {
  /** Operations of the platform, beside our own list. */
  extra?: readonly OperationDefinition[]
  /** What the server says it can do; absent where it does not say. */
  server?: ServerCapabilities
}

const maxNameChars = 64
const maxTypes = 10
const maxListed = 30

const fault = (name: string, message: string, suggestions: string[] = []): OperationFault => {
  return { name: name.slice(0, maxNameChars), message, suggestions }
}

/** `on one Patient, Encounter; on the type Patient`: where the definitions of one name can be called. */
function placesOf(definitions: readonly OperationDefinition[]): string {
  const at = (level: 'type' | 'instance') => {
    const types = definitions.filter((definition) => definition[level]).flatMap(({ resourceTypes }) => resourceTypes)
    return types.length > maxTypes ? 'any type' : types.join(', ')
  }
  const [instance, type] = [at('instance'), at('type')]
  return [
    ...(definitions.some(({ system }) => system) ? ['without a type'] : []),
    ...(type === '' ? [] : [`on the type: ${type}`]),
    ...(instance === '' ? [] : [`on one record, by id: ${instance}`]),
  ].join('; ')
}

/** Why no definition is for the call. */
function placeFault(target: OperationTarget, all: readonly OperationDefinition[]): OperationFault {
  const named = all.filter(({ name }) => name === target.name)
  if (named.length === 0) {
    const suggestions = nearestNames(target.name, new Set(all.map(({ name }) => name)))
    return fault(target.name, 'is not an operation that can be called here', suggestions)
  }
  const where = { system: 'without a type', type: 'on a type', instance: 'on one record' }[levelOf(target)]
  const type = target.resourceType === undefined ? '' : ` of ${target.resourceType}`
  return fault(target.name, `cannot be called ${where}${type}. It can be called ${placesOf(named)}`, [
    ...new Set(named.flatMap(({ resourceTypes }) => resourceTypes.slice(0, maxTypes))),
  ])
}

/** The values of a parameter; none where it is absent. */
export function parameterValues(value: unknown): unknown[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}

function cardinalityFaults(
  { min, max, documentation }: OperationParameter,
  count: number,
  path: string,
): OperationFault[] {
  const required = `is required${documentation === undefined ? '' : `: ${documentation}`}`
  if (count < min) return [fault(path, count === 0 ? required : `must be given at least ${min} times`)]
  if (max !== '*' && count > Number(max))
    return [fault(path, max === '0' ? 'must not be given' : `at most ${max} value`)]
  return []
}

function oneValueFaults(parameter: OperationParameter, value: unknown, path: string): OperationFault[] {
  if (parameter.type === 'Parameters.parameter') {
    if (!isJson(value)) return [fault(path, 'must be an object of its parts')]
    return parameterFaults(value, parameter.parts ?? [], `${path}.`)
  }
  return valueFaults(parameter.type, value).map(({ path: below, message, suggestions }) => {
    return fault(below === '' ? path : `${path}.${below}`, message, suggestions)
  })
}

function parameterFaults(
  given: Readonly<Record<string, unknown>>,
  parameters: readonly OperationParameter[],
  prefix = '',
): OperationFault[] {
  const known = new Map(parameters.map((parameter) => [parameter.name, parameter]))
  const unknown = Object.keys(given).filter((name) => !known.has(name))
  const listed = [...known.keys()].slice(0, maxListed).join(', ') || 'none'
  return [
    ...unknown.map((name) => {
      return fault(prefix + name, `is not a parameter here. There are: ${listed}`, nearestNames(name, known.keys()))
    }),
    ...parameters.flatMap((parameter) => {
      const values = parameterValues(Object.hasOwn(given, parameter.name) ? given[parameter.name] : undefined)
      const path = prefix + parameter.name
      const counted = cardinalityFaults(parameter, values.length, path)
      return [...counted, ...values.flatMap((value) => oneValueFaults(parameter, value, path))]
    }),
  ]
}

/**
 * Everything wrong with a call of an operation before it is sent: its name, level and type, its parameters by their
 * definitions, and whether the server lists it. Empty where nothing is. No message quotes a value.
 */
export function checkOperation(request: OperationRequest, context: OperationContext = {}): OperationFault[] {
  const { extra = [], server } = context
  const definition = findOperation(request, extra)
  if (definition === undefined) return [placeFault(request, operationsFor(extra))]
  const faults = parameterFaults(request.parameters, definition.parameters)
  const listed = server === undefined ? undefined : listedInstead(request, server)
  if (listed === undefined) return faults
  const instead =
    listed.length === 0 ? 'It lists none there' : `It lists ${listed.map((name) => `$${name}`).join(', ')}`
  return [fault(request.name, `is not listed by the server for this call. ${instead}`, listed), ...faults]
}
