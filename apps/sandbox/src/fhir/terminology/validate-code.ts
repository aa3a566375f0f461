import type { Coding, Parameters } from '@medplum/fhirtypes'
import type { Call } from '../call.ts'
import { OperationInput } from '../operations/input.ts'
import { invalid, missing } from '../outcomes.ts'
import { termsOf } from './code-system.ts'
import { requireDefined, subjectOf } from './definitions.ts'
import { type Member, membersOf } from './expansion.ts'

/** The codings to judge: of `code`, `coding` or `codeableConcept`, of which exactly one is to be given. */
export function codingsIn(input: OperationInput, system: string | undefined): Coding[] {
  const code = input.text('code')
  const display = input.text('display')
  const codings = input.complex('Coding', 'coding')
  const concepts = input.complex('CodeableConcept', 'codeableConcept')
  const given = [code === undefined ? [] : [code], codings, concepts].filter((list) => list.length > 0)
  if (given.length === 0) throw missing('One of code, coding and codeableConcept is required')
  if (given.length > 1 || codings.length > 1 || concepts.length > 1) {
    throw invalid('Only one of code, coding and codeableConcept may be given, once')
  }
  if (code === undefined) return codings[0] ? codings : (concepts[0]?.coding ?? [])
  if (system === undefined) throw missing('A code needs its system')
  return [{ system, code, ...(display === undefined ? {} : { display }) }]
}

type Known = Pick<Member, 'display' | 'designation'>
interface Verdict {
  valid: boolean
  message?: string
  display?: string | undefined
}

function same(a: string, b: string | undefined): boolean {
  return b !== undefined && a.toLowerCase() === b.toLowerCase()
}

function judge({ display }: Coding, known: Known | undefined, where: string): Verdict {
  if (!known) return { valid: false, message: `The code is not in the ${where}` }
  const names = [known.display, ...(known.designation ?? []).map(({ value }) => value)]
  if (display !== undefined && !names.some((name) => same(display, name))) {
    return { valid: false, message: 'The display is not one of the code', display: known.display }
  }
  return { valid: true, display: known.display }
}

function answer(verdicts: readonly Verdict[]): Parameters {
  const verdict = verdicts.find(({ valid }) => valid) ?? verdicts[0] ?? { valid: false, message: 'There is no code' }
  const { valid, message, display } = verdict
  return {
    resourceType: 'Parameters',
    parameter: [
      { name: 'result', valueBoolean: valid },
      ...(message === undefined ? [] : [{ name: 'message', valueString: message }]),
      ...(display === undefined ? [] : [{ name: 'display', valueString: display }]),
    ],
  }
}

const codeNames = ['code', 'display', 'coding', 'codeableConcept']

/**
 * `ValueSet/$validate-code` (R4 valueset-operation-validate-code.html): whether a code is in the value set and its
 * display, where given, is one of the code's. Of a CodeableConcept one valid coding is enough.
 */
export function validateInValueSet(call: Call): Parameters {
  const input = new OperationInput(call, [
    'url',
    'valueSet',
    'valueSetVersion',
    'system',
    'systemVersion',
    ...codeNames,
  ])
  const subject = { resource: 'valueSet', url: 'url', version: 'valueSetVersion' }
  const members = membersOf(subjectOf(call, input, 'ValueSet', subject), call.records)
  const version = input.text('systemVersion')
  const verdicts = codingsIn(input, input.text('system')).map((coding) => {
    const isMeant = (member: Member) => member.system === coding.system && member.code === coding.code
    const known = members.find((member) => isMeant(member) && (version === undefined || member.version === version))
    return judge(coding, known, 'value set')
  })
  return answer(verdicts)
}

/** `CodeSystem/$validate-code` (R4 codesystem-operation-validate-code.html). */
export function validateInCodeSystem(call: Call): Parameters {
  const input = new OperationInput(call, ['url', 'codeSystem', 'version', ...codeNames])
  const [named] = [...input.complex('Coding', 'coding'), ...input.complex('CodeableConcept', 'codeableConcept')]
  const ofCoding = named && 'system' in named ? named.system : undefined
  const url = input.text('url')
  const isGiven = call.id !== '' || url !== undefined || input.resources('codeSystem').length > 0
  const codeSystem =
    !isGiven && ofCoding !== undefined
      ? requireDefined(call.records, 'CodeSystem', ofCoding, input.text('version'))
      : subjectOf(call, input, 'CodeSystem', { resource: 'codeSystem', url: 'url', version: 'version' })
  const terms = termsOf(codeSystem)
  const verdicts = codingsIn(input, codeSystem.url).map((coding) => {
    const concept = coding.system === codeSystem.url ? terms.get(coding.code ?? '')?.concept : undefined
    return judge(coding, concept, 'code system')
  })
  return answer(verdicts)
}
