import { AuthorizationError } from '@repo/cerbos'
import { type AnyResource, grantsAccess, type Reference } from '@repo/fhir'
import { Failure } from '../../failure/failure.ts'
import { log } from '../../log.ts'
import { admit } from '../pipeline.ts'
import { printable } from '../recorder.ts'
import type { WriteCall } from './write-call.ts'
import type { Written } from './write-tool.ts'

const remarkOf = (why: string) => `The change was made. No Provenance of it is known to have been made: ${why}.`
const dataOperations = { create: 'CREATE', update: 'UPDATE', patch: 'UPDATE', delete: 'DELETE' } as const

/**
 * Where the deployment wants it: a Provenance on the platform that names the person as author and the MCP client as what
 * put the change together (R4 provenance.html). Recorded as a write of its own in the same request. It never fails the
 * change, which has been made.
 */
export async function recordProvenance(
  call: WriteCall,
  written: Written,
): Promise<{ reference?: string; remark?: string }> {
  const { deps, caller } = call
  if (deps.writeSettings.provenance === 'never') return {}
  if (!grantsAccess(caller.principal.scopes, { resourceType: 'Provenance', letter: 'c' })) {
    return { remark: remarkOf('the person has not granted that it may be created') }
  }
  try {
    return { reference: await create(call, provenanceOf(call, written)) }
  } catch (cause) {
    const { code } = Failure.from(cause)
    log('write/provenance-failed', { code })
    return { remark: remarkOf(code) }
  }
}

async function create({ deps, caller, recorder }: WriteCall, provenance: AnyResource): Promise<string> {
  const own = recorder.companion()
  const { patients } = recorder.trace
  const request = { interaction: 'create', resourceType: 'Provenance' } as const
  Object.assign(own.trace, { ...request, patients })
  try {
    // Told apart from a Provenance that an agent would make up, which no grant names.
    await admit(deps, caller, own, [{ ...request, patients: patients as Reference[], operation: 'write-provenance' }])
    await own.attempt()
    const { signal } = new AbortController()
    const { resource, versionId } = await deps.fhir(caller, own, { signal }).create(provenance)
    const reference: Reference = `Provenance/${resource.id ?? ''}`
    Object.assign(own.trace, { resourceId: resource.id, disclosed: [reference] }, versionId && { versionId })
    await own.outcome()
    return reference
  } catch (cause) {
    if (cause instanceof AuthorizationError && cause.decision) own.trace.decision = cause.decision
    await own.outcome(Failure.from(cause))
    throw cause
  }
}

function provenanceOf({ caller, deps, tool, plan }: WriteCall, { reference, versionId }: Written): AnyResource {
  // A deletion makes no version that could be read: the last one is what somebody took away.
  const version = tool.interaction === 'delete' ? plan.versionId : versionId
  const target = version ? `${reference}/_history/${version}` : reference
  const code = dataOperations[tool.interaction]
  const role = (name: string) => ({
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/provenance-participant-type', code: name }],
  })
  return {
    resourceType: 'Provenance',
    target: [{ reference: target }],
    recorded: new Date(deps.now()).toISOString(),
    activity: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-DataOperation', code }] },
    agent: [
      { type: role('author'), who: { reference: caller.facts.fhirUser } },
      {
        type: role('assembler'),
        who: {
          type: 'Device',
          identifier: { system: deps.clientIdSystem, value: caller.agent.clientId },
          display: `${printable(caller.agent.clientName)} by MCP FHIR server`,
        },
      },
    ],
  }
}
