import type { PlanExpressionOperand } from '@cerbos/core'
import type { Reference } from '@repo/fhir/vocabulary'
import type { Decision } from '../decision.ts'
import type { KnownPrincipal } from '../panel.ts'
import { type PolicyRequest, requestToCerbosResource } from '../resource.ts'
import { type Known, SomeList, truth, Unlike } from './condition.ts'

/** What one query plan tells of a search before it is sent. */
export interface SearchPlan {
  /** That what the plan admits may be sent. It names no rule: a plan tells of none. */
  decision: Decision
  /**
   * Whether a request of the plan's interaction and type may be sent. False also where the plan does not tell: such a
   * request is to be asked about.
   */
  admits(request: PolicyRequest): boolean
  /** Nothing is released that is about none of these; empty where that cannot be said. */
  patients: readonly Reference[]
  /** Nothing is released that carries one of these security labels. */
  withoutLabels: readonly string[]
}

/** The condition under which the PDP allows, over what it was not told of the resource. */
export interface Planned {
  condition: PlanExpressionOperand
  cerbosCallId: string
}

/** What a PDP is told of the resource that it plans for. */
export type PlannedAttributes = Readonly<Record<string, string | boolean | string[]>>

const attr = (name: string) => `request.resource.attr.${name}`

/**
 * What the PDP is told of the resource that it plans for: what is the same for a request and for all records that answer
 * it. The rest stays open, so that one plan tells of both.
 */
export function plannedAttributes(request: PolicyRequest, principal: KnownPrincipal): PlannedAttributes {
  const { type = '', tenant = '', platform = '' } = requestToCerbosResource(request, principal, '0').attr ?? {}
  const hasFilters = principal.scopes.some(({ query }) => query !== undefined)
  return {
    type: String(type),
    tenant: String(tenant),
    platform: String(platform),
    operation: '',
    ...(!principal.fhirUser.startsWith(`${request.resourceType}/`) && { reference: '' }),
    ...(principal.panel === undefined && { inPanel: true }),
    ...(!principal.organizationRequired && { organizations: [] }),
    ...(!hasFilters && { filters: [] }),
  }
}

/** Reads a plan for the interaction and type of a request: of the records of a search without criteria on others. */
export function readPlan(
  { condition, cerbosCallId }: Planned,
  asked: PolicyRequest,
  principal: KnownPrincipal,
  policyVersion: string,
): SearchPlan {
  const planned = plannedAttributes(asked, principal)
  const patients = patientsNeeded(condition, asked.resourceType)
  const withoutLabels = labelsIn(condition).filter((label) => {
    return recordsThat({ labels: new SomeList({ has: [label] }) }).every((known) => truth(condition, known) === false)
  })
  return {
    decision: { effect: 'allow', cerbosCallId, policyVersion },
    admits(request) {
      const attributes = requestToCerbosResource(request, principal, '0').attr ?? {}
      const isPlanned = Object.entries(planned).every(([name, value]) => isSame(attributes[name], value))
      if (!isPlanned || request.interaction !== asked.interaction || request.shows) return false
      const known = new Map(Object.entries(attributes).map(([name, value]) => [attr(name), value]))
      return truth(condition, known) === true
    },
    patients,
    withoutLabels,
  }
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** Records about nobody, and records about somebody, of which else is known what is said. */
function recordsThat(known: { lacks?: readonly Reference[]; labels?: SomeList; isPerson?: boolean }): Known[] {
  const { lacks = [], labels, isPerson = false } = known
  const others: [string, unknown][] = [
    [attr('stage'), 'record'],
    ...(labels ? [[attr('labels'), labels] satisfies [string, unknown]] : []),
    ...(isPerson ? [[attr('reference'), new Unlike(lacks)] satisfies [string, unknown]] : []),
  ]
  return [[], new SomeList({ lacks })].map((patients) => new Map([...others, [attr('patients'), patients]]))
}

/** The patients whom a condition names, where no record is released that is about none of them. */
function patientsNeeded(condition: PlanExpressionOperand, resourceType: string): Reference[] {
  const named = [...new Set(stringsIn(condition))].filter((text): text is Reference => text.startsWith('Patient/'))
  if (named.length === 0) return []
  const without = recordsThat({ lacks: named, isPerson: resourceType === 'Patient' })
  return without.every((known) => truth(condition, known) === false) ? named : []
}

function stringsIn(node: PlanExpressionOperand): string[] {
  if ('operands' in node) return node.operands.flatMap(stringsIn)
  const values: unknown[] = 'value' in node ? [node.value].flat() : []
  return values.filter((value) => typeof value === 'string')
}

/** What a condition asks whether the labels have. */
function labelsIn(node: PlanExpressionOperand): string[] {
  if (!('operands' in node)) return []
  const inside = node.operands.flatMap(labelsIn)
  const isAboutLabels = node.operands.some((operand) => 'name' in operand && operand.name === attr('labels'))
  return [...new Set([...inside, ...(isAboutLabels ? node.operands.flatMap(stringsIn) : [])])]
}
