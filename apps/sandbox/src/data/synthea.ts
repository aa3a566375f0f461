import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Bundle, Resource } from '@medplum/fhirtypes'

const fixture = 'test/fixtures/r4/Johnnie679_Hermiston71_2cd30bd6-3a87-4191-af90-6daa70f58f55.json'

/** The Synthea transaction bundle that `cql-exec-fhir` carries, with its `urn:uuid` references made literal. */
export function syntheaRecord(): Resource[] {
  const packageFile = createRequire(import.meta.url).resolve('cql-exec-fhir/package.json')
  const text = readFileSync(join(dirname(packageFile), fixture), 'utf8')
  const { entry = [] } = JSON.parse(text) as Bundle
  const literal = new Map(entry.map(({ fullUrl, resource }) => [fullUrl, `${resource?.resourceType}/${resource?.id}`]))
  const resolve = (_key: string, value: unknown) => (typeof value === 'string' ? (literal.get(value) ?? value) : value)
  const resolved = JSON.parse(JSON.stringify(entry), resolve) as typeof entry
  return resolved.flatMap(({ resource }) => (resource ? [resource] : []))
}
