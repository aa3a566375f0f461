import type { Parameters, ParametersParameter, Resource } from '@medplum/fhirtypes'
import type { Reply } from '../running-server.ts'

/** A Parameters resource for the body of an operation. */
export function parameters(...parameter: ParametersParameter[]): Parameters {
  return { resourceType: 'Parameters', parameter }
}

/** The parameters of that name in an answer. */
export function named({ body }: Reply, name: string): ParametersParameter[] {
  const { parameter = [] } = body as unknown as Parameters
  return parameter.filter((one) => one.name === name)
}

/** The resources in the parameters of that name. */
export function resourcesNamed(reply: Reply, name: string): Resource[] {
  return named(reply, name).flatMap(({ resource }) => resource ?? [])
}

/** The primitive value of the first parameter of that name. */
export function answered(reply: Reply, name: string): unknown {
  const [parameter] = named(reply, name)
  return Object.entries(parameter ?? {}).find(([key]) => key.startsWith('value'))?.[1]
}
