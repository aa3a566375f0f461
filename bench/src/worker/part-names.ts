/** Which packages make up a part that has one reason to be there. */
const parts: [part: string, member: RegExp][] = [
  ['server SDK', /^@modelcontextprotocol\//],
  ['zod', /^zod$/],
  ['Cerbos client', /^@cerbos\/|^@bufbuild\//],
  ['OAuth provider', /^@cloudflare\/workers-oauth-provider$/],
  ['units (UCUM)', /ucum/],
  ['fhirpath', /^(fhirpath|antlr4)$/],
  ['FHIR tables', /\/generated$/],
  ['hono', /^hono$/],
  ['ours', /^(apps|packages)\//],
]

const packaged = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*\/node_modules\/)/
const own = /(?:^|\/)((?:apps|packages)\/[^/]+)\/(.*)/

/** The package of a bundled file, or our own folder. */
function memberOf(file: string): string {
  const [, name] = packaged.exec(file) ?? []
  if (name !== undefined) return name
  const [, folder, inside = ''] = own.exec(file) ?? []
  if (folder === undefined) return 'runtime'
  return inside.includes('generated/') ? `${folder}/generated` : folder
}

/** The part of the Worker that a file, as esbuild names it, belongs to; packages that no part names stand for themselves. */
export function partOf(file: string): string {
  const member = memberOf(file)
  return parts.find(([, pattern]) => pattern.test(member))?.[0] ?? member
}
