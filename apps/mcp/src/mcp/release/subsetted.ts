import { isObject } from '../present/datatypes.ts'

/** R4 search.html#elements: what marks a record of which a part is missing, so that nobody writes it back. */
const tag = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue',
  code: 'SUBSETTED',
  display: 'subsetted',
}

/** A record of which elements were left out: what policy judges by may be missing, and whoever wrote it back would lose them. */
export function isSubsetted({ meta }: { meta?: unknown }): boolean {
  const tags: unknown[] = isObject(meta) ? [meta.tag].flat() : []
  return tags.some((one) => isObject(one) && one.code === tag.code)
}

/** The record with the mark, and without the version by which it could replace the whole one. */
export function partial<T extends { meta?: object }>(resource: T): T {
  const marked = subsetted(resource)
  return { ...marked, meta: { ...marked.meta, versionId: undefined } }
}

/** The record with the mark, once. */
export function subsetted<T extends { meta?: unknown }>(resource: T): T {
  if (isSubsetted(resource)) return resource
  const meta = isObject(resource.meta) ? resource.meta : {}
  const tags: unknown[] = Array.isArray(meta.tag) ? meta.tag : []
  return { ...resource, meta: { ...meta, tag: [...tags, tag] } }
}
