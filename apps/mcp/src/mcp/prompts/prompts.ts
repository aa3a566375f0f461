import type { Served } from '../define-tool.ts'
import { explainResults } from './explain-results.ts'
import { prepareVisit } from './prepare-visit.ts'
import type { CataloguePrompt } from './prompt.ts'
import { reconcileMedications } from './reconcile-medications.ts'
import { reviewPatient } from './review-patient.ts'

const prompts: readonly CataloguePrompt[] = [reviewPatient, prepareVisit, reconcileMedications, explainResults]

/** Puts every prompt on a server. */
export function registerPrompts(served: Served): void {
  for (const prompt of prompts) prompt.register(served)
}
