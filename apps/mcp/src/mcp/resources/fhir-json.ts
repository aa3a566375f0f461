import { isObject } from '../present/datatypes.ts'

/** R4 search.html#elements: what marks a record of which a part is missing, so that nobody writes it back. */
const subsetted = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue',
  code: 'SUBSETTED',
  display: 'subsetted',
}

/** The record as FHIR JSON. One that is not whole says so itself, since its text is all that many clients pass on. */
export function fhirJson(resource: unknown, isWhole: boolean): string {
  if (isWhole || !isObject(resource)) return JSON.stringify(resource)
  const meta = isObject(resource.meta) ? resource.meta : {}
  const tags: unknown[] = Array.isArray(meta.tag) ? meta.tag : []
  return JSON.stringify({ ...resource, meta: { ...meta, tag: [...tags, subsetted] } })
}
