import type pg from 'pg'
import { createSealer } from '../../../apps/audit/src/sealing/sealer.ts'

/** The columns of `audit.event` that opening a row needs, and those that it fills. */
export interface SealableRow {
  tenant: string
  id: string
  key_id: string | null
  sealed: Buffer | null
  patients: string[]
  disclosed: string[]
  query: string | null
  resource_id: string | null
  agent: { fhirUser?: string }
}

/** What has no column of its own. `isDestroyed`: the row's key is gone, and with it all that was sealed. */
export interface OpenedOnly {
  reason?: string
  address?: string
  isDestroyed: boolean
}

/**
 * Rows as they were before they were sealed. Those from before there was sealing stay as they are.
 *
 * @throws SealingError where `keyRing` (`AUDIT_KEYS`) does not open a row.
 */
export function openedRows<Row extends SealableRow>(
  client: pg.Client,
  keyRing: string,
  rows: readonly Row[],
): Promise<(Row & OpenedOnly)[]> {
  const sealer = createSealer({ database: client, keyRing })
  return Promise.all(
    rows.map(async (row) => {
      const { tenant, id, key_id, sealed } = row
      if (key_id === null || sealed === null) return { ...row, isDestroyed: false }
      const opened = await sealer.open({ tenant, id, key_id, sealed })
      if (opened === 'destroyed') return { ...row, isDestroyed: true }
      const { query = null, resourceId = null, fhirUser, ...rest } = opened
      const agent = { ...row.agent, ...(fhirUser !== undefined && { fhirUser }) }
      return { ...row, ...rest, query, resource_id: resourceId, agent, isDestroyed: false }
    }),
  )
}
