import type {
  Bundle,
  Coding,
  OperationOutcomeIssue,
  Parameters,
  Questionnaire,
  QuestionnaireItem,
  Resource,
  ValueSet,
} from '@medplum/fhirtypes'
import type { Call } from '../call.ts'
import { invalid, missing, unknown } from '../outcomes.ts'
import { type Definitions, defined } from '../terminology/definitions.ts'
import { membersOf } from '../terminology/expansion.ts'
import { OperationInput } from './input.ts'

function warning(text: string): OperationOutcomeIssue {
  return { severity: 'warning', code: 'not-found', details: { text }, diagnostics: text }
}

function valueSetsIn(items: readonly QuestionnaireItem[] | undefined): string[] {
  const own = (items ?? []).flatMap(({ answerValueSet, item }) => [answerValueSet ?? [], valueSetsIn(item)].flat())
  return [...new Set(own)]
}

/** The value set with its codes listed, or undefined where it is not known or cannot be listed. */
function expandedValueSet({ records }: Call, url: string): ValueSet | undefined {
  const valueSet = defined(records, 'ValueSet', url)
  if (!valueSet) return undefined
  try {
    const contains = membersOf(valueSet, records)
    return { ...valueSet, expansion: { timestamp: new Date().toISOString(), total: contains.length, contains } }
  } catch {
    return undefined
  }
}

function packageOf(call: Call, questionnaire: Questionnaire, issues: OperationOutcomeIssue[]): Bundle {
  const valueSets = valueSetsIn(questionnaire.item).flatMap((url) => {
    const valueSet = expandedValueSet(call, url)
    if (!valueSet) issues.push(warning('A value set of the questionnaire is not known'))
    return valueSet ? [valueSet] : []
  })
  const entry = [questionnaire, ...valueSets].map((resource) => ({
    fullUrl: `${call.records.baseUrl}/${resource.resourceType}/${resource.id}`,
    resource,
  }))
  return { resourceType: 'Bundle', type: 'collection', timestamp: new Date().toISOString(), entry }
}

function codingsOf(order: Resource): Coding[] {
  const code = 'code' in order ? order.code : undefined
  return typeof code === 'object' && code !== null && 'coding' in code && Array.isArray(code.coding) ? code.coding : []
}

/** The questionnaires that are about what an order asks for. */
function questionnairesFor({ records }: Call, orders: readonly Resource[]): Questionnaire[] {
  const wanted = new Set(orders.flatMap(codingsOf).map(({ system, code }) => `${system}|${code}`))
  const all = [...records.definitions('Questionnaire')] as Definitions['Questionnaire'][]
  return all.filter(({ code }) => (code ?? []).some((coding) => wanted.has(`${coding.system}|${coding.code}`)))
}

function questionnairesOf(call: Call, input: OperationInput, issues: OperationOutcomeIssue[]): Questionnaire[] {
  const { records, id } = call
  if (id !== '') return [records.read('Questionnaire', id, 'operation') as Resource as Questionnaire]
  const canonicals = input.texts('questionnaire')
  const orders = input.resources('order')
  if (canonicals.length === 0 && orders.length === 0) throw missing('A questionnaire or an order is required')
  const named = canonicals.flatMap((canonical) => {
    const questionnaire = defined(records, 'Questionnaire', canonical)
    if (!questionnaire) issues.push(warning('A questionnaire is not known'))
    return questionnaire ?? []
  })
  return [...new Set([...named, ...questionnairesFor(call, orders)])]
}

/**
 * `Questionnaire/$questionnaire-package` (Da Vinci DTR): a collection for each questionnaire that is named or that is
 * about an order, with its value sets expanded; what could not be had is told in `Outcome`. `changedsince` leaves out
 * what is older. Throws 404 when no questionnaire is known.
 */
export function questionnairePackage(call: Call): Parameters {
  const input = new OperationInput(call, [
    'questionnaire',
    'coverage',
    'order',
    'referenced',
    'context',
    'changedsince',
  ])
  for (const coverage of input.resources('coverage')) {
    if (coverage.resourceType !== 'Coverage') throw invalid('coverage takes a Coverage')
  }
  const issues: OperationOutcomeIssue[] = []
  const found = questionnairesOf(call, input, issues)
  if (found.length === 0) throw unknown('No such questionnaire is known')
  const since = input.instant('changedsince') ?? Number.NEGATIVE_INFINITY
  const changed = found.filter(({ meta }) => Date.parse(meta?.lastUpdated ?? '') >= since)
  const packages = changed.map((questionnaire) => packageOf(call, questionnaire, issues))
  return {
    resourceType: 'Parameters',
    parameter: [
      ...packages.map((resource) => ({ name: 'PackageBundle', resource })),
      ...(issues.length > 0
        ? [{ name: 'Outcome', resource: { resourceType: 'OperationOutcome', issue: issues } as const }]
        : []),
    ],
  }
}
