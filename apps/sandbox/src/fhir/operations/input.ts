import type { CodeableConcept, Coding, Parameters, ParametersParameter, Period, Resource } from '@medplum/fhirtypes'
import type { Call } from '../call.ts'
import { invalid, missing, notSupported } from '../outcomes.ts'

/** The datatypes that an operation here takes beside primitives and resources. */
interface Complex {
  Coding: Coding
  CodeableConcept: CodeableConcept
  Period: Period
}

const anyOperation = new Set(['_format', '_pretty'])

function parametersIn(body: unknown): ParametersParameter[] | undefined {
  if (typeof body !== 'object' || body === null) return undefined
  const { resourceType, parameter } = body as Partial<Parameters>
  if (resourceType !== 'Parameters') return undefined
  const isNamed = (one: unknown) =>
    typeof one === 'object' && one !== null && 'name' in one && typeof one.name === 'string'
  if (parameter !== undefined && !(Array.isArray(parameter) && parameter.every(isNamed))) {
    throw invalid('A Parameters resource lists parameters that have a name')
  }
  return parameter ?? []
}

/** A primitive `value[x]`, spelled as a URL would. */
function primitiveOf(parameter: ParametersParameter): string | undefined {
  const [, value] = Object.entries(parameter).find(([key]) => /^value[A-Z]/.test(key)) ?? []
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined
}

/** The primitive parameters of a Parameters body as pairs, for an operation that takes any search parameter. */
export function postedPairs(body: unknown): [name: string, value: string][] {
  return (parametersIn(body) ?? []).flatMap((parameter): [string, string][] => {
    const value = primitiveOf(parameter)
    if (value === undefined) throw invalid(`${parameter.name} takes a primitive value`)
    return [[parameter.name ?? '', value]]
  })
}

/**
 * What an operation was given: the query of the URL and, of a POST, the Parameters in the body (R4
 * operations.html#request). A body that is no Parameters is the value of `resource`, the one parameter it can be.
 */
export class OperationInput {
  readonly #query: URLSearchParams
  readonly #parameters: readonly ParametersParameter[]
  readonly #bare: unknown

  /** Throws 400 for a parameter that is not among `names`: what is ignored would be answered wrongly. */
  constructor(call: Pick<Call, 'query' | 'body'>, names: readonly string[]) {
    const parameters = parametersIn(call.body)
    this.#query = call.query
    this.#parameters = parameters ?? []
    this.#bare = parameters ? undefined : call.body
    if (this.#bare !== undefined && !names.includes('resource')) throw invalid('The body is not a Parameters resource')
    for (const name of [...call.query.keys(), ...this.#parameters.map((parameter) => String(parameter.name))]) {
      if (!names.includes(name) && !anyOperation.has(name)) throw notSupported(`Unknown parameter "${name}"`)
    }
  }

  /** The primitive values of a parameter, spelled as in a URL. Throws 400 for a value of another kind. */
  texts(name: string): string[] {
    const posted = this.#named(name).map((parameter) => {
      const value = primitiveOf(parameter)
      if (value === undefined) throw invalid(`${name} takes a primitive value`)
      return value
    })
    const values = [...this.#query.getAll(name), ...posted]
    if (values.includes('')) throw invalid(`${name} is empty`)
    return values
  }

  /** Throws 400 when it is given twice. */
  text(name: string): string | undefined {
    const values = this.texts(name)
    if (values.length > 1) throw invalid(`${name} may be given once`)
    return values[0]
  }

  required(name: string): string {
    const value = this.text(name)
    if (value === undefined) throw missing(`${name} is required`)
    return value
  }

  flag(name: string): boolean {
    const value = this.text(name) ?? 'false'
    if (value !== 'true' && value !== 'false') throw invalid(`${name} takes true or false`)
    return value === 'true'
  }

  /** A non-negative integer. */
  integer(name: string): number | undefined {
    const value = this.text(name)
    if (value !== undefined && !/^\d{1,9}$/.test(value)) throw invalid(`${name} takes a non-negative integer`)
    return value === undefined ? undefined : Number(value)
  }

  /** Milliseconds since the epoch. */
  instant(name: string): number | undefined {
    const value = this.text(name)
    const time = value === undefined ? undefined : Date.parse(value)
    if (Number.isNaN(time)) throw invalid(`${name} takes a date or an instant`)
    return time
  }

  /** The values of a parameter that is no primitive: these come in a POST alone. */
  complex<T extends keyof Complex>(type: T, name: string): Complex[T][] {
    return this.#named(name).flatMap((parameter) => {
      const value = Object.entries(parameter).find(([key]) => key === `value${type}`)?.[1]
      if (value === undefined && primitiveOf(parameter) !== undefined) return []
      if (typeof value !== 'object' || value === null) throw invalid(`${name} takes a value${type}`)
      return [value as Complex[T]]
    })
  }

  resources(name: string): Resource[] {
    const posted: unknown[] = this.#named(name).map(({ resource }) => resource)
    const all = name === 'resource' && this.#bare !== undefined ? [this.#bare, ...posted] : posted
    return all.map((resource) => {
      if (typeof resource !== 'object' || resource === null || !('resourceType' in resource)) {
        throw invalid(`${name} takes a resource`)
      }
      return resource as Resource
    })
  }

  /** Throws 400 for a resource of another type. */
  resource<T extends Resource['resourceType']>(
    name: string,
    type: T,
  ): Extract<Resource, { resourceType: T }> | undefined {
    const [resource, another] = this.resources(name)
    if (another) throw invalid(`${name} may be given once`)
    if (resource && resource.resourceType !== type) throw invalid(`${name} takes a ${type}`)
    return resource as Extract<Resource, { resourceType: T }> | undefined
  }

  #named(name: string): ParametersParameter[] {
    return this.#parameters.filter((parameter) => parameter.name === name)
  }
}
