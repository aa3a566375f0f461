import { parseArgs } from 'node:util'
import { auditKeys, withOwner } from '../owner.ts'
import { destroyKey, rewrapKeys } from './data-keys.ts'

const database = { type: 'string' } as const

export async function runRewrap(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { database } })
  const { rewrapped, kekId } = await withOwner(values.database, (owner) => rewrapKeys(owner, auditKeys()))
  console.log(`${rewrapped} data keys wrapped anew; all are under ${kekId}`)
  return 0
}

/** 0: a key was destroyed. 1: there was none. */
export async function runDestroyKey(args: string[]): Promise<number> {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ args, options: { database, tenant: text, period: text } })
  const { tenant, period } = values
  if (tenant === undefined || !/^\d{4}-(0[1-9]|1[0-2])$/.test(period ?? '') || period === undefined) {
    throw new Error('name the --tenant, and the --period as YYYY-MM')
  }
  const gone = await withOwner(values.database, (owner) => destroyKey(owner, tenant, period))
  if (gone.length === 0) console.log(`${JSON.stringify(tenant)} has no key of ${period}`)
  for (const id of gone)
    console.log(`${id} is destroyed: nothing of ${period} of ${JSON.stringify(tenant)} opens any more`)
  return gone.length === 0 ? 1 : 0
}
