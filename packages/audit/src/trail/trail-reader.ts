import { TrailError } from './trail-error.ts'
import type { AuditTrailBinding, TrailAnswer, TrailPage, TrailSummary } from './trail-page.ts'
import type { TrailQuery, TrailSummaryQuery } from './trail-query.ts'

export interface TrailReader {
  page(query: TrailQuery): Promise<TrailPage>
  summary(query: TrailSummaryQuery): Promise<TrailSummary>
}

/**
 * Reads the trail over the service binding. Both methods throw `TrailError`: `trail/unavailable` also where the audit
 * Worker does not answer within `timeoutMs`.
 */
export function createTrailReader(binding: AuditTrailBinding, { timeoutMs = 20_000 } = {}): TrailReader {
  return {
    page: async (query) => unwrapped(await answered(() => binding.page(query), timeoutMs)),
    summary: async (query) => unwrapped(await answered(() => binding.summary(query), timeoutMs)),
  }
}

function unwrapped<T>(answer: TrailAnswer<T>): T {
  if (answer.ok) return answer.value
  throw new TrailError(answer.code)
}

async function answered<T>(ask: () => Promise<T>, timeoutMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the trail did not answer in time')), timeoutMs)
  })
  try {
    return await Promise.race([ask(), late])
  } catch (cause) {
    throw new TrailError('trail/unavailable', { cause })
  } finally {
    clearTimeout(timer)
  }
}
