import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../run.ts'
import { root } from '../stack/root.ts'

const maxFileLines = 300
const maxFolderFiles = 12
/** The tool catalogue is flat on purpose. */
const wideFolders = ['apps/mcp/src/mcp/tools']

/** The project's own code: tracked and still there, or new and not ignored. */
export async function sourceFiles(): Promise<string[]> {
  const { output } = await run('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.mjs'])
  return output
    .split('\n')
    .filter((file) => file !== '' && !file.includes('/generated/') && existsSync(join(root, file)))
}

/** Files of at most 300 lines, folders of at most 12 code files (tests not counted). */
export async function sizeFaults(): Promise<string[]> {
  const files = await sourceFiles()
  if (files.length === 0) return ['no source file was found']
  const long = files
    .map((file) => [file, readFileSync(join(root, file), 'utf8').split('\n').length - 1] as const)
    .filter(([, lines]) => lines > maxFileLines)
    .map(([file, lines]) => `${file} has ${lines} lines; at most ${maxFileLines}`)
  const folders = Map.groupBy(
    files.filter((file) => !file.endsWith('.test.ts')),
    (file) => file.slice(0, file.lastIndexOf('/')),
  )
  const wide = [...folders]
    .filter(([folder, inside]) => inside.length > maxFolderFiles && !wideFolders.includes(folder))
    .map(([folder, inside]) => `${folder} has ${inside.length} files; at most ${maxFolderFiles}`)
  return [...long, ...wide]
}
