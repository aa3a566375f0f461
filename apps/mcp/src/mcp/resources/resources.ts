import { type CompleteResourceTemplateCallback, ResourceTemplate, type Variables } from '@modelcontextprotocol/server'
import { completeParameter, completePatient, completePlatform, completeType, idOf } from '../completion.ts'
import type { Served } from '../define-tool.ts'
import { withoutMarks } from '../present/stripped.ts'
import { fhirRead } from '../tools/fhir-read.ts'
import { fhirSearch } from '../tools/fhir-search.ts'
import { fhirJson } from './fhir-json.ts'
import { type ByTool, readResource } from './read-resource.ts'
import { decoded, recordUri, searchUri, segment, versionUri } from './resource-uri.ts'

interface Template extends ByTool {
  name: string
  uri: string
  title: string
  description: string
  mimeType: string
  /** The answer of the tool as text, and what is to be said beside it. */
  shown(data: Record<string, unknown>): { text: string; _meta?: Record<string, unknown> }
}

/** Says of a resource what fhir_read says beside the record. It is FHIR, so its texts are as they came. */
function recordText({ resource, truncated, note }: Record<string, unknown>): ReturnType<Template['shown']> {
  const isWhole = truncated === undefined
  return { text: fhirJson(withoutMarks(resource), isWhole), _meta: { note, ...(!isWhole && { truncated }) } }
}

const recordOf = (variables: Variables) => ({ type: segment(variables, 'type'), id: segment(variables, 'id') })
const fhirJsonType = 'application/fhir+json'

/** The search comes first: the matcher of the others would take a `?` and a `/` of its value for theirs. */
const templates: readonly Template[] = [
  {
    name: 'search',
    uri: searchUri,
    title: 'FHIR search by one parameter',
    description:
      'What fhir_search answers for one parameter: short rows, within the budget. For more, call fhir_search.',
    mimeType: 'application/json',
    tool: fhirSearch,
    given: (variables) => ({
      type: segment(variables, 'type'),
      params: { [decoded(variables, 'parameter')]: decoded(variables, 'value') },
    }),
    shown: (page) => ({ text: JSON.stringify(page) }),
  },
  {
    name: 'record',
    uri: recordUri,
    title: 'FHIR record',
    description:
      'One record as fhir_read shows it: without narrative and attachments. What is cut is tagged SUBSETTED.',
    mimeType: fhirJsonType,
    tool: fhirRead,
    given: recordOf,
    shown: recordText,
  },
  {
    name: 'record-version',
    uri: versionUri,
    title: 'Version of a FHIR record',
    description: 'One version of a record, as fhir_read shows it.',
    mimeType: fhirJsonType,
    tool: fhirRead,
    given: (variables) => ({ ...recordOf(variables), versionId: segment(variables, 'versionId') }),
    shown: recordText,
  },
]

function completions({ current, deps }: Served): Record<string, CompleteResourceTemplateCallback> {
  type Context = Parameters<CompleteResourceTemplateCallback>[1]
  const patients = (typed: string, context: Context) =>
    completePatient(typed, context?.arguments?.platform, current(), deps)
  return {
    platform: (typed) => completePlatform(typed, current()),
    type: completeType,
    id: async (typed, context) =>
      context?.arguments?.type === 'Patient' ? (await patients(typed, context)).map(idOf) : [],
    parameter: (typed, { arguments: { type, platform } = {} } = {}) =>
      completeParameter(typed, type, platform, current(), deps),
    value: (typed, context) => (context?.arguments?.parameter === 'patient' ? patients(typed, context) : []),
  }
}

/** Puts the resource templates on a server. No record is listed: a list would be a search that nobody asked for. */
export function registerResources(served: Served): void {
  for (const { name, uri, title, description, mimeType, shown, ...byTool } of templates) {
    const template = new ResourceTemplate(uri, { list: undefined, complete: completions(served) })
    served.server.registerResource(
      name,
      template,
      { title, description, mimeType },
      async (asked, variables, request) => {
        const data = await readResource(byTool, asked, variables, request, served)
        return { contents: [{ uri: asked.href, mimeType, ...shown(data) }] }
      },
    )
  }
}
