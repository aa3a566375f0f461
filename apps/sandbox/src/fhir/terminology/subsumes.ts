import type { Parameters } from '@medplum/fhirtypes'
import type { Call } from '../call.ts'
import { OperationInput } from '../operations/input.ts'
import { invalid, missing, unknown } from '../outcomes.ts'
import { termsOf, withDescendants } from './code-system.ts'
import { type Definitions, requireDefined } from './definitions.ts'

interface Side {
  code: string
  system: string | undefined
}

function sideOf(input: OperationInput, letter: 'A' | 'B'): Side {
  const code = input.text(`code${letter}`)
  const [coding] = input.complex('Coding', `coding${letter}`)
  if (code !== undefined && coding) throw invalid(`Either code${letter} or coding${letter} may be given`)
  const found = code ?? coding?.code
  if (found === undefined) throw missing(`code${letter} or coding${letter} is required`)
  return { code: found, system: coding?.system }
}

function codeSystemOf(call: Call, input: OperationInput, sides: Side[]): Definitions['CodeSystem'] {
  if (call.id !== '') return call.records.read('CodeSystem', call.id, 'operation') as Definitions['CodeSystem']
  const system = input.text('system') ?? sides.find((side) => side.system !== undefined)?.system
  if (system === undefined) throw missing('system is required')
  return requireDefined(call.records, 'CodeSystem', system, input.text('version'))
}

/** `CodeSystem/$subsumes` (R4 codesystem-operation-subsumes.html). Throws 404 for a code that is not known. */
export function subsumption(call: Call): Parameters {
  const input = new OperationInput(call, ['codeA', 'codeB', 'codingA', 'codingB', 'system', 'version'])
  const sides = [sideOf(input, 'A'), sideOf(input, 'B')] as const
  const codeSystem = codeSystemOf(call, input, [...sides])
  const terms = termsOf(codeSystem)
  for (const { code, system } of sides) {
    if (system !== undefined && system !== codeSystem.url) throw invalid('Both codes must be of the code system')
    if (!terms.has(code)) throw unknown('A code is not in the code system')
  }
  const [a, b] = [sides[0].code, sides[1].code]
  const subsumes = withDescendants(codeSystem, a).has(b)
  const isSubsumed = withDescendants(codeSystem, b).has(a)
  const outcome = a === b ? 'equivalent' : subsumes ? 'subsumes' : isSubsumed ? 'subsumed-by' : 'not-subsumed'
  return { resourceType: 'Parameters', parameter: [{ name: 'outcome', valueCode: outcome }] }
}
