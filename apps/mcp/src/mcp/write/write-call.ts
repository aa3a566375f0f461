import type { AnyResource, ServerCapabilities } from '@repo/fhir'
import type { CallContext } from '../call-context.ts'
import type { Caller } from '../caller.ts'
import type { Deps } from '../deps.ts'
import type { Recorder } from '../recorder.ts'
import type { RecordWrite, WritePlan } from './write-tool.ts'

/** One call of a write tool on its way through the pipeline. */
export interface WriteCall {
  tool: { name: string; interaction: RecordWrite }
  plan: WritePlan
  /** SHA-256 of tool, platform and arguments, `confirm` apart: what a person agrees to. */
  digest: string
  server: ServerCapabilities | undefined
  caller: Caller
  deps: Deps
  recorder: Recorder
  context: CallContext
}

/** The record as it is stored and as it is to be. A creation has nothing stored, a deletion nothing proposed. */
export interface Proposal {
  stored?: AnyResource
  proposed?: AnyResource
}
