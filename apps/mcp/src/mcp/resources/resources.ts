import {
  type CompleteResourceTemplateCallback,
  type McpServer,
  ResourceTemplate,
  type Variables,
} from '@modelcontextprotocol/server'
import type { Caller } from '../caller.ts'
import { completeParameter, completePatient, completePlatform, completeType, idOf } from '../completion.ts'
import type { Served } from '../define-tool.ts'
import type { Deps } from '../deps.ts'
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

/** Says of a resource what fhir_read says beside the record. */
function recordText({ resource, truncated, note }: Record<string, unknown>): ReturnType<Template['shown']> {
  const isWhole = truncated === undefined
  return { text: fhirJson(resource, isWhole), _meta: { note, ...(!isWhole && { truncated }) } }
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

function completions(caller: Caller, deps: Deps): Record<string, CompleteResourceTemplateCallback> {
  return {
    platform: (typed) => completePlatform(typed, caller),
    type: completeType,
    id: (typed, context) => (context?.arguments?.type === 'Patient' ? completePatient(typed, caller).map(idOf) : []),
    parameter: (typed, context) => completeParameter(typed, context?.arguments?.type, caller, deps),
    value: (typed, context) => (context?.arguments?.parameter === 'patient' ? completePatient(typed, caller) : []),
  }
}

/** Puts the resource templates on a server. No record is listed: a list would be a search that nobody asked for. */
export function registerResources(server: McpServer, caller: Caller, deps: Deps): void {
  const served: Served = { server, caller, deps }
  for (const { name, uri, title, description, mimeType, shown, ...byTool } of templates) {
    const template = new ResourceTemplate(uri, { list: undefined, complete: completions(caller, deps) })
    server.registerResource(name, template, { title, description, mimeType }, async (asked, variables, request) => {
      const data = await readResource(byTool, asked, variables, request, served)
      return { contents: [{ uri: asked.href, mimeType, ...shown(data) }] }
    })
  }
}
