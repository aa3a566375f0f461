import * as z from 'zod'
import { batchInteractions } from '../batch/batch-tool.ts'
import { defineBatchTool } from '../define-tool.ts'
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
  .transform(({ interaction, ...given }) => ({ interaction, given }))

export const fhirBatch = defineBatchTool({
  name: 'fhir_batch',
  title: 'Several calls in one',
  description: [
    'Makes several reads, searches and changes with one request to the FHIR server. Each entry is checked and recorded as a call of its own, and fails for itself.',
    'With "atomic" either all of its changes are made or none; then every entry has to be a change.',
    'Not for entries that need what another one finds: call those one after the other.',
  ].join('\n'),
  input: z
    .strictObject({
      entries: z
        .array(entry)
        .min(1)
        .max(maxEntries)
        .describe(
          'Each with "interaction" and the arguments of that tool, e.g. {"interaction":"search-type","type":"Observation","params":{"patient":"Patient/1"}}',
        ),
      atomic: z.boolean().optional(),
      budget,
      confirm,
    })
    .refine(
      ({ entries, atomic }) => !atomic || entries.every(({ interaction }) => !/^(read|search-type)$/.test(interaction)),
      {
        path: ['atomic'],
        message: 'is for changes alone: read and search in a call of their own',
      },
    ),
  runs: {
    read: fhirRead.run,
    'search-type': fhirSearch.run,
    create: fhirCreate.run,
    update: fhirUpdate.run,
    patch: fhirPatch.run,
    delete: fhirDelete.run,
  },
})
