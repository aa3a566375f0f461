import type {
  CapabilityStatement,
  CapabilityStatementRestResource,
  CapabilityStatementRestResourceOperation,
  Extension,
} from '@medplum/fhirtypes'
import { operations } from './operations/catalog.ts'
import { resourceTypes } from './r4/definitions.ts'
import { searchParametersOf } from './r4/search-parameters.ts'

/** The endpoints that `/metadata` names in SMART's oauth-uris extension. */
export interface OauthUris {
  authorize: string
  token: string
}

const interactions = [
  'read',
  'vread',
  'update',
  'patch',
  'delete',
  'history-instance',
  'history-type',
  'create',
  'search-type',
] as const
const systemInteractions = ['transaction', 'batch', 'history-system'] as const

/** The operations that are invoked at the type, or of the system where it is undefined. */
function operationsOf(resourceType: string | undefined): CapabilityStatementRestResourceOperation[] {
  return operations
    .filter((one) => one.resourceType === resourceType || (one.resourceType === '*' && resourceType !== undefined))
    .map(({ name, definition }) => ({ name, definition }))
}

function resourceOf(type: string): CapabilityStatementRestResource {
  const parameters = searchParametersOf(type)
  const references = parameters.filter((parameter) => parameter.type === 'reference')
  return {
    type: type as CapabilityStatementRestResource['type'],
    interaction: interactions.map((code) => ({ code })),
    versioning: 'versioned-update',
    readHistory: true,
    updateCreate: true,
    conditionalCreate: true,
    conditionalRead: 'not-match',
    conditionalUpdate: true,
    conditionalDelete: 'single',
    searchInclude: references.map(({ code }) => `${type}:${code}`),
    searchParam: parameters.map(({ code, type: parameterType, url }) => ({
      name: code,
      type: parameterType,
      definition: url,
    })),
    operation: operationsOf(type),
  }
}

const resources = [...resourceTypes].sort().map(resourceOf)
for (const { type, searchInclude } of resources) {
  for (const include of searchInclude ?? []) {
    const [, name = ''] = include.split(':')
    const targets = searchParametersOf(type).find(({ code }) => code === name)?.target ?? []
    for (const target of resources.filter((resource) => targets.some((one) => one === resource.type))) {
      target.searchRevInclude = [...(target.searchRevInclude ?? []), include]
    }
  }
}

function oauthExtension({ authorize, token }: OauthUris): Extension {
  return {
    url: 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris',
    extension: [
      { url: 'authorize', valueUri: authorize },
      { url: 'token', valueUri: token },
    ],
  }
}

/** The CapabilityStatement of the server at `baseUrl`; `oauthUris` adds SMART's security section. */
export function capabilityStatement(baseUrl: string, oauthUris: OauthUris | undefined): CapabilityStatement {
  const system = 'http://terminology.hl7.org/CodeSystem/restful-security-service'
  const service = [{ coding: [{ system, code: 'SMART-on-FHIR' }], text: 'OAuth2 using SMART on FHIR' }]
  const security = oauthUris ? { security: { extension: [oauthExtension(oauthUris)], service } } : {}
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: '2026-11-22',
    kind: 'instance',
    software: { name: 'FHIR sandbox' },
    implementation: { description: 'Local FHIR R4 server with synthetic patients', url: baseUrl },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json', 'json'],
    patchFormat: ['application/json-patch+json'],
    rest: [
      {
        mode: 'server',
        ...security,
        resource: resources,
        interaction: systemInteractions.map((code) => ({ code })),
        operation: operationsOf(undefined),
      },
    ],
  }
}
