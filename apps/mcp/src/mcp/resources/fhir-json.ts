import { isObject } from '../present/datatypes.ts'
import { subsetted } from '../release/subsetted.ts'

/** The record as FHIR JSON. One that is not whole says so itself, since its text is all that many clients pass on. */
export function fhirJson(resource: unknown, isWhole: boolean): string {
  if (isWhole || !isObject(resource)) return JSON.stringify(resource)
  return JSON.stringify(subsetted(resource))
}
