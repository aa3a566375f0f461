import { withoutEachOperand } from './operands.ts'
import type { Condition, PolicyFiles, Rule } from './policy-files.ts'

/** The policies with one thing taken away. */
export interface Mutant {
  /** `guard`: a rule that denies is gone, whole. `part`: a grant is, or something of a rule. */
  kind: 'guard' | 'part'
  name: string
  files: PolicyFiles
}

type Edit = (files: PolicyFiles) => void

const stages = ['request', 'criterion', 'record']

function mutant(files: PolicyFiles, kind: Mutant['kind'], name: string, edit: Edit): Mutant {
  const copy = structuredClone(files)
  edit(copy)
  return { kind, name, files: copy }
}

const isGuard = ({ effect }: Rule) => effect === 'EFFECT_DENY'

/** The conditions that differ from one by an operand, or by a member of `any`. */
function weakenedConditions({ match }: Condition): { lost: string; condition: Condition }[] {
  if (match.expr !== undefined)
    return withoutEachOperand(match.expr).map(({ operand, expression }) => ({
      lost: operand,
      condition: { match: { expr: expression } },
    }))
  const members = match.any?.of ?? []
  return members.flatMap(({ expr }, at) => [
    { lost: expr, condition: { match: { any: { of: members.filter((_, other) => other !== at) } } } },
    ...withoutEachOperand(expr).map(({ operand, expression }) => ({
      lost: `${operand} (of ${expr})`,
      condition: {
        match: { any: { of: members.map((member, other) => (other === at ? { expr: expression } : member)) } },
      },
    })),
  ])
}

function ruleMutants(files: PolicyFiles, file: 'fhir.yaml' | 'trail.yaml', rule: Rule, at: number): Mutant[] {
  const { actions, condition } = rule
  // Both policies have a rule of the digest; the others of the trail say so in their names.
  const name = file === 'fhir.yaml' || rule.name.includes('trail') ? rule.name : `${rule.name} of the trail`
  const rules = (copy: PolicyFiles) => copy[file].resourcePolicy.rules
  const change = (what: string, changed: Partial<Rule>) =>
    mutant(files, 'part', `${name} ${what}`, (copy) => {
      rules(copy)[at] = { ...rule, ...changed }
    })
  // A rule that never applies is there for its output.
  const expression = condition?.match.expr === 'false' ? undefined : condition?.match.expr
  // Rows of the trail have no stage.
  const bypasses = isGuard(rule) && expression !== undefined && file === 'fhir.yaml' ? stages : []
  return [
    mutant(files, isGuard(rule) ? 'guard' : 'part', `${name} removed`, (copy) => {
      rules(copy).splice(at, 1)
    }),
    ...bypasses.map((stage) =>
      change(`not at stage ${stage}`, {
        condition: { match: { expr: `(${expression}) && R.attr.stage != "${stage}"` } },
      }),
    ),
    ...(isGuard(rule) && actions.length > 1 ? actions : []).map((action) =>
      change(`not of ${action}`, { actions: actions.filter((other) => other !== action) }),
    ),
    ...(condition === undefined ? [] : weakenedConditions(condition)).map(({ lost, condition: weaker }) =>
      change(`without \`${lost}\``, { condition: weaker }),
    ),
    ...(isGuard(rule) || condition === undefined
      ? []
      : [change('without its condition', { condition: { match: { expr: 'true' } } })]),
  ]
}

function roleMutants(files: PolicyFiles): Mutant[] {
  return files['roles.yaml'].derivedRoles.definitions.flatMap(({ name, condition }, at) => {
    const change = (what: string, changed: Condition) =>
      mutant(files, 'part', `role ${name} ${what}`, (copy) => {
        const definition = copy['roles.yaml'].derivedRoles.definitions[at]
        if (definition) definition.condition = changed
      })
    if (condition === undefined) return []
    return [
      change('without its condition', { match: { expr: 'true' } }),
      ...weakenedConditions(condition).map(({ lost, condition: weaker }) => change(`without \`${lost}\``, weaker)),
    ]
  })
}

function factMutants(files: PolicyFiles): Mutant[] {
  return Object.entries(files['facts.yaml'].exportVariables.definitions).flatMap(([name, source]) =>
    withoutEachOperand(source).map(({ operand, expression }) =>
      mutant(files, 'part', `fact ${name} without \`${operand}\``, (copy) => {
        copy['facts.yaml'].exportVariables.definitions[name] = expression
      }),
    ),
  )
}

/** Each list of codes once without each of its members; a list may be a value of a map. */
function codeMutants(files: PolicyFiles): Mutant[] {
  const definitions = (copy: PolicyFiles) => copy['codes.yaml'].exportConstants.definitions
  return Object.entries(definitions(files)).flatMap(([name, value]) => {
    const lists: [string | undefined, unknown][] = Array.isArray(value)
      ? [[undefined, value]]
      : Object.entries(value ?? {})
    return lists.flatMap(([key, list]) =>
      (Array.isArray(list) ? list : []).map((code) =>
        mutant(
          files,
          'part',
          `code ${[name, key, code].filter((part) => part !== undefined).join(' ')} removed`,
          (copy) => {
            const shorter = (list as unknown[]).filter((other) => other !== code)
            definitions(copy)[name] = key === undefined ? shorter : { ...(value as object), [key]: shorter }
          },
        ),
      ),
    )
  })
}

/**
 * The policies once without each rule; with each guard blind to a stage, or to an interaction that it lists; and without
 * each operand of each condition, fact and derived role, and each code.
 */
export function mutantsOf(files: PolicyFiles): Mutant[] {
  return [
    ...(['fhir.yaml', 'trail.yaml'] as const).flatMap((file) =>
      files[file].resourcePolicy.rules.flatMap((rule, at) => ruleMutants(files, file, rule, at)),
    ),
    ...roleMutants(files),
    ...factMutants(files),
    ...codeMutants(files),
  ]
}
