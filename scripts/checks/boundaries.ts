import { run } from '../run.ts'

interface Cruise {
  summary: {
    totalCruised: number
    violations: { from: string; to: string; rule: { name: string; severity: string } }[]
  }
}

const folders = ['apps/mcp/src', 'apps/audit/src', 'apps/sandbox/src', 'packages', 'scripts', 'bench', 'e2e']
/** Fewer modules than this would mean that the tool did not understand the sources, not that they are fine. */
const minModules = 100

/** Package boundaries, by dependency-cruiser. */
export async function boundaryFaults(): Promise<string[]> {
  const { code, output } = await run('depcruise', [
    '-c',
    '.dependency-cruiser.mjs',
    '--output-type',
    'json',
    ...folders,
  ])
  const start = output.indexOf('{')
  if (start < 0) return [`dependency-cruiser ended with ${code}: ${output.slice(0, 500)}`]
  const { summary } = JSON.parse(output.slice(start)) as Cruise
  const seen = summary.totalCruised >= minModules ? [] : [`only ${summary.totalCruised} modules were looked at`]
  return [...seen, ...summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`)]
}
