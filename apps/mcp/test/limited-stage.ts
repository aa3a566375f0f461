import { type SmartPlatform, startSmartPlatform } from './smart-platform.ts'
import { publicUrl, type RunningWorkers, settingsOf, startWorkers } from './workers.ts'

export interface Sent {
  method?: string
  headers?: Record<string, string>
  body?: string
}

export interface LimitedStage {
  platform: SmartPlatform
  workers: RunningWorkers
  /** Sends to the Worker as somebody at that network address, and follows no redirect. */
  from(address: string, path: string, sent?: Sent): ReturnType<RunningWorkers['harness']['fetch']>
  close(): Promise<void>
}

/** Workers whose rate limits are on, with `limits` in the place of those of the production configuration. */
export async function startLimitedStage(limits: Record<string, number>): Promise<LimitedStage> {
  const platform = await startSmartPlatform()
  const workers = await startWorkers(
    { ...settingsOf(platform.origin, 'http://127.0.0.1:9'), RATE_LIMITS: 'on' },
    limits,
  )
  return {
    platform,
    workers,
    from: (address, path, { headers, ...sent } = {}) =>
      workers.harness.fetch(publicUrl + path, {
        ...sent,
        redirect: 'manual',
        headers: { 'cf-connecting-ip': address, ...headers },
      }),
    async close() {
      await workers.close()
      await platform.close()
    },
  }
}
