import { operationTable } from '../generated/operations.ts'
import type { Disclosure, OperationDefinition, OperationParameter } from './operation-definition.ts'

/** `stats` is `aggregate` because its figures are made of records that are not shown. */
const disclosures: Readonly<Record<string, Disclosure>> = {
  everything: 'records',
  lastn: 'records',
  document: 'records',
  match: 'records',
  stats: 'aggregate',
  expand: 'terminology',
  lookup: 'terminology',
  'validate-code': 'terminology',
  translate: 'terminology',
  subsumes: 'terminology',
  validate: 'nothing',
}

const searchParameter = (name: string, documentation: string): OperationParameter => {
  return { name, min: 0, max: '*', type: 'string', documentation }
}

/** `$lastn` takes the search parameters of Observation (R4 observation-operation-lastn.html). */
const lastnParameters: readonly OperationParameter[] = [
  searchParameter('patient', 'The patient, as Patient/id or id'),
  searchParameter('subject', 'The subject, as Type/id'),
  searchParameter('category', 'A category, as system|code or code'),
  searchParameter('code', 'What was observed, as system|code or code'),
  searchParameter('date', 'When it was observed, with a prefix such as ge'),
]

/** `persist` would have the server store the document. */
function readingParameters({
  name,
  parameters,
}: Omit<OperationDefinition, 'discloses'>): readonly OperationParameter[] {
  if (name === 'lastn') return [...parameters, ...lastnParameters]
  return name === 'document' ? parameters.filter((parameter) => parameter.name !== 'persist') : parameters
}

/** IPS 2.0, OperationDefinition/summary. `identifier` is a token, for a patient whose id is not known. */
const summary: OperationDefinition = {
  name: 'summary',
  system: false,
  type: true,
  instance: true,
  resourceTypes: ['Patient'],
  parameters: [
    { name: 'identifier', min: 0, max: '1', type: 'string', documentation: 'The patient, as system|value' },
    { name: 'profile', min: 0, max: '1', type: 'canonical', documentation: 'The profile of the summary' },
    { name: 'graph', min: 0, max: '1', type: 'uri', documentation: 'The GraphDefinition that says what is in it' },
  ],
  discloses: 'records',
}

/** US Core 8.0, OperationDefinition/docref. `type` is a Coding there, which servers take by GET, as a token. */
const docref: OperationDefinition = {
  name: 'docref',
  system: false,
  type: true,
  instance: false,
  resourceTypes: ['DocumentReference'],
  parameters: [
    { name: 'patient', min: 1, max: '1', type: 'id', documentation: 'The id of the patient' },
    { name: 'start', min: 0, max: '1', type: 'dateTime', documentation: 'Begin of the care that is documented' },
    { name: 'end', min: 0, max: '1', type: 'dateTime', documentation: 'End of the care that is documented' },
    { name: 'type', min: 0, max: '*', type: 'string', documentation: 'Type of document, as system|code' },
    { name: 'on-demand', min: 0, max: '1', type: 'boolean', documentation: 'Only documents generated on demand' },
    { name: 'profile', min: 0, max: '*', type: 'canonical', documentation: 'The profile of the documents' },
  ],
  discloses: 'records',
}

/** Da Vinci DTR 2.1, OperationDefinition/questionnaire-package. */
const questionnairePackage: OperationDefinition = {
  name: 'questionnaire-package',
  system: false,
  type: true,
  instance: false,
  resourceTypes: ['Questionnaire'],
  parameters: [
    { name: 'coverage', min: 1, max: '*', type: 'Coverage', documentation: 'The coverage to document for' },
    { name: 'order', min: 0, max: '*', type: 'Resource', documentation: 'Requests or encounters that need it' },
    { name: 'referenced', min: 0, max: '*', type: 'Resource', documentation: 'Records that the orders refer to' },
    { name: 'questionnaire', min: 0, max: '*', type: 'canonical', documentation: 'The questionnaires to get' },
    { name: 'context', min: 0, max: '1', type: 'string', documentation: 'The context id that coverage discovery gave' },
    { name: 'changedsince', min: 0, max: '1', type: 'dateTime', documentation: 'Only what changed since' },
  ],
  discloses: 'records',
}

const known: readonly OperationDefinition[] = [
  ...operationTable.map((operation) => {
    // Withheld unless said otherwise: an aggregate is asked of policy as though it were restricted.
    const discloses = disclosures[operation.name] ?? 'aggregate'
    return { ...operation, parameters: readingParameters(operation), discloses }
  }),
  summary,
  docref,
  questionnairePackage,
]

/** The operations that may be called: our own list, all of which read, and `extra`. */
export function operationsFor(extra: readonly OperationDefinition[]): readonly OperationDefinition[] {
  return extra.length === 0 ? known : [...known, ...extra]
}
