import { type ResourceType, resourceTypes } from '../generated/resource-types.ts'
import { nearestNames } from '../nearest-names.ts'
import { isResourceType } from '../resource-type.ts'
import { type Criterion, parseCriterion } from './criterion.ts'
import {
  type Fault,
  fault,
  finder,
  list,
  parameterFault,
  rewritten,
  type Server,
  shown,
  typeFault,
  unlistedType,
} from './fault.ts'
import { refusalOf } from './refusal.ts'
import type { SearchParameter } from './search-parameter.ts'
import { parameterOf, usableParameters } from './server-parameters.ts'
import { modifierFault } from './value/modifier.ts'
import { valueFaults } from './value/parameter-value.ts'

const maxLinks = 3
const maxReverses = 2

/** Where in a chain a criterion stands. */
interface Place {
  resourceType: ResourceType
  /** The name up to here, with its separator. */
  before: string
  links: number
  reverses: number
  server: Server
}

type Step<K extends Criterion['kind']> = Extract<Criterion, { kind: K }>

const startOf = ({ links, reverses }: Place) => links + reverses === 0

/** Every link but the first is the standard's to judge: a server's list says nothing of how far it follows chains. */
function unknownFault(place: Place, code: string, after: string): Fault | undefined {
  const { resourceType, before, server } = place
  const isJudged = startOf(place) || parameterOf(resourceType, code, server) === undefined
  const found = isJudged ? parameterFault(resourceType, code, server) : undefined
  return found && rewritten(found, (near) => `${before}${near}${after}`)
}

function ownFaults(place: Place, { code, modifier }: Step<'parameter'>, value: string): Fault[] {
  const { resourceType, before, server } = place
  const refusal = refusalOf(resourceType, code)
  if (refusal !== undefined) return [fault(refusal)]
  const unknown = unknownFault(place, code, modifier === undefined ? '' : `:${modifier}`)
  const parameter = parameterOf(resourceType, code, server)
  if (unknown || !parameter) return unknown ? [unknown] : []
  const wrong = modifier === undefined ? undefined : modifierFault(modifier, parameter)
  if (wrong) return [rewritten(wrong, (near) => `${before}${code}:${near}`)]
  const found = valueFaults(parameter, modifier, value, finder(resourceType, server))
  return found.map(({ message, suggestions }) => fault(message, suggestions))
}

/** The types at the end of a link of which the rest of the name is a parameter, Patient before others. */
function fittingTypes({ targets = resourceTypes }: SearchParameter, rest: string, server: Server): ResourceType[] {
  const next = parseCriterion(rest)
  const fitting = targets.filter(
    (target) => next.kind === 'has' || parameterOf(target, next.code, server) !== undefined,
  )
  return fitting.sort((a, b) => Number(b === 'Patient') - Number(a === 'Patient')).slice(0, 5)
}

/** The type at the end of a link, or why there is none. */
function linkedType(place: Place, step: Step<'chain'>, parameter: SearchParameter): ResourceType | Fault {
  const { named, rest, code } = step
  const { targets } = parameter
  const write = (type: string) => `${place.before}${code}:${type}.${rest}`
  if (named === undefined) {
    const only = targets?.length === 1 ? targets[0] : undefined
    if (only !== undefined) return only
    const fitting = fittingTypes(parameter, rest, place.server).map(write)
    const example = shown(fitting[0] ?? `${code}:Patient.${rest}`)
    return fault(
      `${code} can point to ${targets?.join(', ') ?? 'any type'}: name one of them, e.g. ${example}`,
      fitting,
    )
  }
  if (!isResourceType(named)) {
    const near = nearestNames(named, targets ?? resourceTypes)
    return fault(typeFault(named).message, near.map(write))
  }
  if (targets === undefined || targets.includes(named)) return named
  return fault(`${code} does not point to ${named}, but to ${targets.join(', ')}`, targets.slice(0, 5).map(write))
}

function chainFaults(place: Place, step: Step<'chain'>, value: string): Fault[] {
  const { resourceType, before, server, links } = place
  const { code, named, rest } = step
  if (links === maxLinks) return [fault(`at most ${maxLinks} links in a chain: search in steps`)]
  if (code.startsWith('_')) return [fault(`"${shown(code)}" has no records behind it: chain from a reference`)]
  const type = named === undefined ? '' : `:${named}`
  const unknown = unknownFault(place, code, `${type}.${rest}`)
  const parameter = parameterOf(resourceType, code, server)
  if (unknown || !parameter) return unknown ? [unknown] : []
  if (parameter.type !== 'reference') {
    return [fault(`${code} is a ${parameter.type} of ${resourceType}, and only a reference can be chained`)]
  }
  const linked = linkedType(place, step, parameter)
  if (typeof linked !== 'string') return [linked]
  const next = { ...place, resourceType: linked, before: `${before}${code}${type}.`, links: links + 1 }
  return criterionFaults(next, rest, value)
}

const hasForm = 'write _has:Type:reference:parameter, e.g. _has:Observation:patient:code'

/** The references of `source` that can point to a type. */
function referencesTo(resourceType: ResourceType, source: ResourceType, server: Server): string[] {
  return usableParameters(source, server)
    .filter(({ type, targets = resourceTypes }) => type === 'reference' && targets.includes(resourceType))
    .map(({ code }) => code)
}

/** The fault of `_has:source:code` or of `_revinclude=source:code`, which must point to the searched type. */
export function reverseFault(resourceType: ResourceType, source: ResourceType, code: string, server: Server) {
  const parameter = parameterOf(source, code, server)
  const isPointing = parameter?.targets === undefined || parameter.targets.includes(resourceType)
  if (parameter?.type === 'reference' && isPointing) return undefined
  const pointing = referencesTo(resourceType, source, server)
  const names = pointing.length > 0 ? `those that do: ${list(pointing)}` : 'none of its parameters does'
  const near = nearestNames(code, pointing)
  const message = `"${shown(code)}" is no reference of ${source} that points to ${resourceType}; ${names}`
  return fault(message, near.length > 0 ? near : pointing.slice(0, 5))
}

function hasFaults(place: Place, { source, code, rest }: Step<'has'>, value: string): Fault[] {
  const { resourceType, before, server, reverses } = place
  if (reverses === maxReverses) return [fault(`at most ${maxReverses} _has in each other: search in steps`)]
  if (source === '' || code === '' || rest === '') return [fault(hasForm, ['_has:Observation:patient:code'])]
  const write = (type: string, reference: string) => `${before}_has:${type}:${reference}:${rest}`
  if (!isResourceType(source)) {
    const found = typeFault(source)
    return [rewritten(found, (type) => write(type, code))]
  }
  const unlisted = unlistedType(source, server)
  if (unlisted) return [rewritten(unlisted, (type) => write(type, code))]
  const pointing = reverseFault(resourceType, source, code, server)
  const wrong = pointing ?? (startOf(place) ? parameterFault(source, code, server) : undefined)
  if (wrong) return [rewritten(wrong, (near) => write(source, near))]
  const reversed = `${before}_has:${source}:${code}:`
  return criterionFaults({ ...place, resourceType: source, before: reversed, reverses: reverses + 1 }, rest, value)
}

function criterionFaults(place: Place, name: string, value: string): Fault[] {
  const step = parseCriterion(name)
  switch (step.kind) {
    case 'parameter':
      return ownFaults(place, step, value)
    case 'chain':
      return chainFaults(place, step, value)
    case 'has':
      return hasFaults(place, step, value)
  }
}

/** What is wrong with a filter: a parameter of the type, a chain or a `_has`. */
export function filterFaults(resourceType: ResourceType, name: string, value: string, server: Server): Fault[] {
  return criterionFaults({ resourceType, before: '', links: 0, reverses: 0, server }, name, value)
}
