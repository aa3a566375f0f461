import { literalTarget, type ServerBase } from '../compartment.ts'
import type { AnyResource, Reference } from '../vocabulary.ts'
import { isObject, itemsOf, type Json } from './certainty.ts'
import { isAbout } from './conditions.ts'
import { isWithin } from './period.ts'

/** What patients say of showing a record, or of writing it: `none` where no Consent of theirs is about it. */
export type ConsentVerdict = 'permit' | 'deny' | 'none'

/** What is asked of a patient's Consents. */
export interface ConsentQuestion {
  record: AnyResource
  /** Who would get to see it, as references on this server: the person, and whatever stands for them. */
  actors: readonly Reference[]
  /** That person is not known on this server: they may be anybody whom a Consent names. */
  anonymous?: boolean
  /** Why: a code of v3-ActReason. */
  purpose: string
  /** To see it is access, use and disclosure; to write it is collection and correction. */
  action: 'read' | 'write'
  /** When, in milliseconds since 1970. */
  at: number
  /** Where absolute references may point and still mean records of this server. */
  server: ServerBase
}

const maxDepth = 16
const privacy = { system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }
const others = ['research', 'treatment', 'adr']
/** v3-ActCode: the policy that a Consent makes exceptions to. */
const bases: Readonly<Record<string, ConsentVerdict>> = {
  OPTIN: 'permit',
  OPTINR: 'permit',
  OPTOUT: 'deny',
  OPTOUTE: 'deny',
}
const closed = new Set(['draft', 'proposed', 'rejected', 'inactive', 'entered-in-error'])

function codesOf(concept: unknown): unknown[] {
  return isObject(concept) ? itemsOf(concept.coding).map((coding) => (isObject(coding) ? coding.code : undefined)) : []
}

function baseOf({ policyRule }: AnyResource): ConsentVerdict {
  const known = codesOf(policyRule).flatMap((code) => bases[String(code)] ?? [])
  return known.includes('deny') ? 'deny' : (known[0] ?? 'none')
}

/** Of another scope by a code that is understood; a scope that is not may well be privacy. */
function isOfOtherScope({ scope }: AnyResource): boolean {
  const codes = codesOf(scope)
  return codes.length > 0 && !codes.includes(privacy.code) && codes.every((code) => others.includes(String(code)))
}

function isInForce(consent: AnyResource, at: number): boolean {
  if (closed.has(String(consent.status)) || isOfOtherScope(consent)) return false
  const { provision } = consent
  return !(isObject(provision) && provision.period !== undefined && isWithin(provision.period, [at, at]) === false)
}

function effectOf({ type }: Json): 'permit' | 'deny' {
  return type === 'permit' ? 'permit' : 'deny'
}

/** What the exceptions to a provision make of it: of several that apply, a denial (R4 consent.html#exceptions). */
function withExceptions(
  provision: Json,
  verdict: ConsentVerdict,
  question: ConsentQuestion,
  depth: number,
): ConsentVerdict {
  const nested = itemsOf(provision.provision)
  if (nested.length > 0 && depth >= maxDepth) return 'deny'
  const said = nested.flatMap((one) => verdictOf(one, question, depth + 1))
  if (said.includes('deny')) return 'deny'
  return said.includes('permit') ? 'permit' : verdict
}

/** Nothing where a nested provision is not about what is asked. What cannot be read denies, and permits nothing. */
function verdictOf(provision: unknown, question: ConsentQuestion, depth: number): ConsentVerdict[] {
  if (!isObject(provision)) return ['deny']
  const effect = effectOf(provision)
  const holds = isAbout(provision, question, effect)
  const applies = effect === 'deny' ? holds !== false : holds === true
  return applies ? [withExceptions(provision, effect, question, depth)] : []
}

function isUnderstood(consent: AnyResource): boolean {
  return consent.modifierExtension === undefined && consent.implicitRules === undefined
}

function verdictOfOne(consent: AnyResource, question: ConsentQuestion): ConsentVerdict {
  if (!isInForce(consent, question.at)) return 'none'
  if (!isUnderstood(consent)) return 'deny'
  const base = baseOf(consent)
  const { provision } = consent
  if (provision === undefined) return base
  if (!isObject(provision)) return 'deny'
  // A root that says neither permit nor deny makes exceptions to the policy that the Consent names.
  if (provision.type === undefined) {
    const holds = isAbout(provision, question, 'deny')
    return holds === false ? base : withExceptions(provision, base, question, 0)
  }
  return verdictOf(provision, question, 0)[0] ?? base
}

/** Whether a Consent names this patient; one whose patient cannot be read is taken for theirs. */
function isOf({ patient }: AnyResource, reference: Reference, server: ServerBase): boolean {
  const literal = isObject(patient) ? patient.reference : undefined
  const target = typeof literal === 'string' ? literalTarget(literal, server) : undefined
  return target === undefined || `${target.resourceType}/${target.id}` === reference
}

/**
 * What one patient's Consents say of a record (R4 consent.html): those in force whose scope is privacy. A Consent is its
 * base, the opt-in or opt-out of its `policyRule`, and a tree of provisions, each an exception to the one around it. Where
 * several Consents, or several exceptions to one provision, apply, a denial outweighs. An element that is not understood
 * (another terminology, a group or an organisation whose members are not known, a reference that cannot be followed, a
 * modifier) never keeps a denial from applying, and always a permission.
 */
export function decideConsents(
  consents: readonly AnyResource[],
  patient: Reference,
  question: ConsentQuestion,
): ConsentVerdict {
  const own = consents.filter(
    (consent) => consent.resourceType === 'Consent' && isOf(consent, patient, question.server),
  )
  const verdicts = own.map((consent) => verdictOfOne(consent, question))
  if (verdicts.includes('deny')) return 'deny'
  return verdicts.includes('permit') ? 'permit' : 'none'
}
