// Installs what the other commands need, with Node >= 20 and npm alone. Runs before everything is installed, so it is
// plain JavaScript without dependencies. A second run with nothing changed costs milliseconds.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const stamp = join(root, 'node_modules', '.installed')
const pnpm = 'pnpm@12.21.0'

const manifests = ['apps', 'packages'].flatMap((folder) =>
  readdirSync(join(root, folder)).map((name) => join(folder, name, 'package.json')),
)
const inputs = [
  'package.json',
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'bench/package.json',
  'e2e/package.json',
  ...manifests,
]
const hash = createHash('sha256')
for (const file of inputs) if (existsSync(join(root, file))) hash.update(file).update(readFileSync(join(root, file)))
const state = `${hash.digest('hex')} ${process.platform} ${process.arch}`

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== state) {
  const started = Date.now()
  console.error('Installing dependencies (the first time this downloads about 400 MB) …')
  const args = ['--yes', pnpm, 'install', '--frozen-lockfile', '--reporter=append-only']
  const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx'
  const { status, error } = spawnSync(npx, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (status !== 0) {
    console.error(
      `The installation failed${error ? `: ${error.message}` : ''}. Mend what is named above and run the command again.`,
    )
    process.exit(status ?? 1)
  }
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, state)
  console.error(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`)
}
