import { parseArgs } from 'node:util'
import { runArchive } from './archive/archive-command.ts'
import { deadLetters } from './dead-letters/letter-command.ts'
import { sentence } from './finding.ts'
import { newKeys } from './new-keys.ts'
import { runDestroyKey, runRewrap } from './sealing/key-command.ts'
import { help, readSettings } from './settings.ts'
import { type TenantReport, verify } from './verify.ts'

const shownFindings = 50

function tellTenant({ tenant, rows, unseen, lastSeq, checkpoints, sealedSeq, findings }: TenantReport): void {
  const verdict = findings.length === 0 ? 'whole' : `${findings.length} findings`
  const open = lastSeq > sealedSeq ? `, the last ${lastSeq - sealedSeq} rows in no checkpoint yet` : ''
  const apart = unseen > 0 ? `, ${unseen} archived rows not looked at, since their files are not here` : ''
  console.log(`${JSON.stringify(tenant)}: ${rows} rows, ${checkpoints} checkpoints${apart}${open}: ${verdict}`)
  for (const finding of findings.slice(0, shownFindings)) console.log(`  ${sentence(finding)}`)
  if (findings.length > shownFindings) console.log(`  and ${findings.length - shownFindings} more`)
}

/** 0: nothing wrong was found. 1: something was. */
async function runVerify(args: string[]): Promise<number> {
  const settings = await readSettings(args)
  const startedAt = performance.now()
  const reports = await verify({ ...settings, onTenant: tellTenant })
  const seconds = (performance.now() - startedAt) / 1000
  const rows = reports.reduce((sum, report) => sum + report.rows, 0)
  const findings = reports.reduce((sum, report) => sum + report.findings.length, 0)
  console.log(`${rows} rows in ${seconds.toFixed(1)} s (${Math.round(rows / seconds)} rows/s), ${findings} findings`)
  return findings === 0 ? 0 : 1
}

async function main(args: string[]): Promise<number> {
  const [command, ...rest] = args
  if (args.includes('--help') || command === 'help') {
    console.log(help)
    return 0
  }
  if (command === 'verify') return runVerify(rest)
  if (command === 'dead-letters') return deadLetters(rest)
  if (command === 'archive') return runArchive(rest)
  if (command === 'rewrap') return runRewrap(rest)
  if (command === 'destroy-key') return runDestroyKey(rest)
  if (command === 'keys') {
    parseArgs({ args: rest, options: {} })
    console.log(await newKeys())
    return 0
  }
  console.error(help)
  return 2
}

try {
  process.exit(await main(process.argv.slice(2)))
} catch (error) {
  // A connection that is refused on every address of a host has no message of its own, only a code.
  const { message, code } = error as Error & { code?: string }
  console.error(`${process.argv[2] === 'verify' ? 'Not verified' : 'Not done'}: ${message || code}`)
  process.exit(2)
}
