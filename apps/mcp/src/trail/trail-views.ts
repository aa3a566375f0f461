import type { TrailScope } from '@repo/audit/trail'
import { AuthorizationError, type Decision, type Principal, type TrailAuthorizer, type TrailRows } from '@repo/cerbos'

/** A part of the trail that somebody could examine, and whether policy lets them. */
export interface TrailView {
  kind: TrailRows['kind']
  /** Who asks, for the purpose that this part is examined for. */
  principal: Principal
  scope: TrailScope
  read: Decision
  export: Decision
}

/** Which part of the trail is meant: what of it, as the person of which platform. */
export interface NamedView {
  kind: TrailRows['kind']
  platform: string
}

type Candidate = Pick<TrailView, 'kind' | 'principal' | 'scope'> & { rows: TrailRows }

/** What could be asked for in the name of a principal; policy decides. The purpose is that of the question. */
function candidatesOf(principal: Principal): Candidate[] {
  const { id, platform, patients, roles } = principal
  const isPatient = roles.includes('patient')
  const aboutPatients: Candidate = {
    kind: 'patient',
    principal: { ...principal, purpose: isPatient ? 'PATRQT' : 'FAMRQT' },
    rows: { kind: 'patient', patients },
    scope: { kind: 'patient', platform, patients: [...patients], asker: id },
  }
  return [
    ...(patients.length > 0 ? [aboutPatients] : []),
    { kind: 'own', principal, rows: { kind: 'own', principalId: id }, scope: { kind: 'person', principalIds: [id] } },
    {
      kind: 'tenant',
      principal: { ...principal, purpose: 'HCOMPL' },
      rows: { kind: 'tenant' },
      scope: { kind: 'tenant' },
    },
  ]
}

async function decided(authorizer: TrailAuthorizer, { rows, ...candidate }: Candidate): Promise<TrailView> {
  const [read, taken] = await authorizer.decide(candidate.principal, [
    { act: 'read', rows },
    { act: 'export', rows },
  ])
  if (!read || !taken) throw new AuthorizationError('authz/unavailable', 'MISMATCH')
  return { ...candidate, read, export: taken }
}

/** What concerns patients first, all of the tenant last; to whom auditing alone is given, their own accesses. */
function placeOf({ kind, principal }: TrailView): number {
  const isAuditorAlone = principal.roles.every((role) => role === 'auditor')
  const order: TrailView['kind'][] = isAuditorAlone ? ['patient', 'tenant', 'own'] : ['patient', 'own', 'tenant']
  return order.indexOf(kind)
}

/**
 * All that these people could ask for, each with what policy says to it, what is shown where they do not choose first.
 * @throws AuthorizationError `authz/unavailable`
 */
export async function decidedViews(
  authorizer: TrailAuthorizer,
  principals: readonly Principal[],
): Promise<TrailView[]> {
  const views = await Promise.all(principals.flatMap(candidatesOf).map((candidate) => decided(authorizer, candidate)))
  return views.toSorted((a, b) => placeOf(a) - placeOf(b))
}

const isNamed =
  ({ kind, platform }: NamedView) =>
  (view: TrailView) =>
    view.kind === kind && view.principal.platform === platform

/**
 * The view that is meant: the one named, else the first that policy allows.
 * @throws AuthorizationError `authz/denied`
 */
export function chosenView(
  views: readonly TrailView[],
  named: NamedView | undefined,
  act: 'read' | 'export',
): TrailView {
  const meant = named ? views.find(isNamed(named)) : views.find((view) => view[act].effect === 'allow')
  if (meant?.[act].effect === 'allow') return meant
  const decision = (meant ?? views[0])?.[act]
  throw new AuthorizationError('authz/denied', decision?.rule ?? 'no grant', named && !meant ? undefined : decision)
}
