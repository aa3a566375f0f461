import type { McpServer } from '@modelcontextprotocol/server'
import type { Caller } from '../caller.ts'
import type { Deps } from '../deps.ts'
import { explainResults } from './explain-results.ts'
import { prepareVisit } from './prepare-visit.ts'
import type { CataloguePrompt } from './prompt.ts'
import { reconcileMedications } from './reconcile-medications.ts'
import { reviewPatient } from './review-patient.ts'

const prompts: readonly CataloguePrompt[] = [reviewPatient, prepareVisit, reconcileMedications, explainResults]

/** Puts every prompt on a server. */
export function registerPrompts(server: McpServer, caller: Caller, deps: Deps): void {
  for (const prompt of prompts) prompt.register(server, caller, deps)
}
