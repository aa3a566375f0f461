import * as z from 'zod'
import { type BatchEntry, type BatchInput, batchInteractions, isWrite } from '../batch/batch-tool.ts'
import { defineBatchTool } from '../define-tool.ts'
import { isObject } from '../present/datatypes.ts'
import { budget } from './arguments.ts'
import { fhirCreate } from './fhir-create.ts'
import { fhirDelete } from './fhir-delete.ts'
import { fhirPatch } from './fhir-patch.ts'
import { fhirRead } from './fhir-read.ts'
import { fhirSearch } from './fhir-search.ts'
import { fhirUpdate } from './fhir-update.ts'
import { confirm } from './write-arguments.ts'

const maxEntries = 20

const entry = z
  .looseObject({ interaction: z.enum(batchInteractions) })
  .transform(({ interaction, ...given }): BatchEntry => ({ interaction, given }))

/** The record that an entry changes, as far as its arguments tell. */
function changedRecord({ interaction, given: { type, id, resource } }: BatchEntry): string | undefined {
  if (!isWrite(interaction) || interaction === 'create') return undefined
  const resourceType = interaction === 'update' && isObject(resource) ? resource.resourceType : type
  return typeof resourceType === 'string' && typeof id === 'string' ? `${resourceType}/${id}` : undefined
}

/** Faults of entries that only show beside the others; each entry's own are its tool's to tell. */
function entryFaults({ entries, atomic }: Pick<BatchInput, 'entries' | 'atomic'>): [index: number, message: string][] {
  const seen = new Set<string>()
  return entries.flatMap((one, index): [number, string][] => {
    const record = changedRecord(one)
    const isSecond = record !== undefined && seen.has(record)
    if (record !== undefined) seen.add(record)
    if (isSecond) return [[index, 'changes the same record as an earlier entry: make one change of both']]
    if ('cursor' in one.given) return [[index, 'goes on with a cursor: give that to fhir_search by itself']]
    if ('confirm' in one.given) return [[index, '"confirm" belongs beside "entries", for all of them']]
    if ('platform' in one.given) return [[index, '"platform" belongs beside "entries", for all of them']]
    return atomic && !isWrite(one.interaction) ? [[index, '"atomic" is for changes alone: read in another call']] : []
  })
}

export const fhirBatch = defineBatchTool({
  name: 'fhir_batch',
  title: 'Several calls in one',
  description: [
    'Makes up to 20 reads, searches and changes with one request. Each entry is checked, and fails, by itself.',
    'Use it to save time. Not where an entry needs what another one finds.',
  ].join('\n'),
  input: z
    .strictObject({
      entries: z
        .array(entry)
        .min(1)
        .max(maxEntries)
        .describe(
          '"interaction" and the arguments of its tool, e.g. {"interaction":"search-type","type":"Observation","params":{"patient":"Patient/1"}}',
        ),
      atomic: z.boolean().optional().describe('All or nothing; for changes alone'),
      budget,
      confirm,
    })
    .superRefine((given, context) => {
      for (const [index, message] of entryFaults(given)) {
        context.addIssue({ code: 'custom', path: ['entries', index], message })
      }
    }),
  runs: {
    read: fhirRead.run,
    'search-type': fhirSearch.run,
    create: fhirCreate.run,
    update: fhirUpdate.run,
    patch: fhirPatch.run,
    delete: fhirDelete.run,
  },
})
