import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { root } from '../stack/root.ts'

const read = (file: string) => readFileSync(join(root, file), 'utf8')

/** The Worker's files that keep something in a Durable Object. */
function storingFiles(): string[] {
  const folder = 'apps/mcp/src'
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => join(folder, file))
    .filter((file) => /\.put(?:<\w+>)?\(/.test(read(file)))
}

interface List {
  page: string
  sources: string[]
  names: RegExp
  /** The names that the page lists, each of which the sources have to have. */
  listed?: RegExp
}

/** Which names in the code a page has to list: settings, and the keys under which Durable Objects keep things. */
const lists: List[] = [
  { page: 'docs/configuration.md', sources: ['apps/mcp/src/config.ts'], names: /\b([A-Z][A-Z_]{4,})\b(?=[:'])/g },
  { page: 'docs/configuration.md', sources: ['apps/sandbox/src/main.ts'], names: /\b(SANDBOX_[A-Z_]+)\b/g },
  { page: 'docs/configuration.md', sources: ['apps/audit/src/index.ts'], names: /^ {2}([A-Z_]+):/gm },
  {
    page: 'docs/storage.md',
    sources: storingFiles(),
    names: /(?:storage|kv)\.put(?:<\w+>)?\('(\w+)'|^const (?:prefix|key|\w+Key) = '(\w+:?)'/gm,
    // The second cell of a row whose first is empty or names an object.
    listed: /^\|(?: `[A-Z]\w+`[^|]*| )\| `(\w+(?:(?=`)|:(?=\{)))/gm,
  },
]

function pages(): string[] {
  const docs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
  return ['README.md', ...docs.filter((file) => file.endsWith('.md')).map((file) => join('docs', file))]
}

/** A link to a test file has the test's sentence as its text; `…` stands for a value that the test runs over. */
function namesTest(sentence: string, source: string): boolean {
  const words = sentence.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`['"\`]${words.join('.{1,60}?')}['"\`]`).test(source)
}

function linkFaults(page: string): string[] {
  const prose = read(page).replace(/```.*?```/gs, '')
  const links = [...prose.matchAll(/\[([^\]]+)\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
  return links.flatMap(([, text = '', target = '']) => {
    if (/^https?:/.test(target)) return []
    const file = normalize(join(dirname(page), target))
    if (!existsSync(join(root, file))) return [`${page} links to ${target}, which does not exist`]
    const missing = file.endsWith('.test.ts') && !namesTest(text, read(file))
    return missing ? [`${page} names a test that ${file} does not have: ${text}`] : []
  })
}

function listFaults({ page, sources, names, listed }: List): string[] {
  const found = new Set(
    sources.flatMap((source) => [...read(source).matchAll(names)].map(([, name, prefix]) => name ?? prefix ?? '')),
  )
  if (found.size === 0) return [`no name was found in ${sources.join(', ')} that ${page} could list`]
  const text = read(page)
  // A prefix is listed with what follows it.
  const isListed = (name: string) => text.includes(name.endsWith(':') ? `\`${name}{` : `\`${name}\``)
  const told = listed ? [...text.matchAll(listed)].map(([, name = '']) => name) : []
  return [
    ...[...found].filter((name) => !isListed(name)).map((name) => `${page} does not list ${name}`),
    ...told
      .filter((name) => !found.has(name))
      .map((name) => `${page} lists ${name}, which nothing in the code is kept under`),
  ]
}

/** Links lead somewhere, named tests exist, and every setting and stored key is listed. */
export async function docFaults(): Promise<string[]> {
  return [...pages().flatMap(linkFaults), ...lists.flatMap(listFaults)]
}
