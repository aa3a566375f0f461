import type { CodeSystem, Coding, Parameters, ParametersParameter } from '@medplum/fhirtypes'
import type { Call } from '../call.ts'
import { OperationInput } from '../operations/input.ts'
import { invalid, missing, unknown } from '../outcomes.ts'
import { type Term, termsOf } from './code-system.ts'
import { requireDefined } from './definitions.ts'

function codingIn(input: OperationInput): Coding {
  const code = input.text('code')
  const [coding, another] = input.complex('Coding', 'coding')
  if (another || (coding && code !== undefined)) throw invalid('Either code and system or one coding may be given')
  if (coding) return coding
  const system = input.text('system')
  if (code === undefined || system === undefined) throw missing('A code and its system, or a coding, is required')
  return { system, code }
}

function part(name: string, value: Omit<ParametersParameter, 'name'>): ParametersParameter {
  return { name, ...value }
}

function property(code: string, value: Omit<ParametersParameter, 'name'>): ParametersParameter {
  return part('property', { part: [part('code', { valueCode: code }), part('value', value)] })
}

function propertiesOf({ concept, parents, children }: Term): [name: string, ParametersParameter][] {
  const own = (concept.property ?? []).filter(({ code }) => code !== 'parent' && code !== 'subsumedBy')
  return [
    ...own.map(({ code = '', ...value }): [string, ParametersParameter] => [code, property(code, value)]),
    ...[...parents].map((code): [string, ParametersParameter] => ['parent', property('parent', { valueCode: code })]),
    ...[...children].map((code): [string, ParametersParameter] => ['child', property('child', { valueCode: code })]),
  ]
}

function designationsOf({ concept }: Term): ParametersParameter[] {
  return (concept.designation ?? []).map(({ language, use, value }) =>
    part('designation', {
      part: [
        ...(language ? [part('language', { valueCode: language })] : []),
        ...(use ? [part('use', { valueCoding: use })] : []),
        part('value', { valueString: value ?? '' }),
      ],
    }),
  )
}

function describe(codeSystem: CodeSystem, term: Term, wanted: readonly string[]): ParametersParameter[] {
  const { display, definition } = term.concept
  const properties = propertiesOf(term).filter(([name]) => wanted.length === 0 || wanted.includes(name))
  return [
    part('name', { valueString: codeSystem.title ?? codeSystem.name ?? codeSystem.url ?? '' }),
    ...(codeSystem.version ? [part('version', { valueString: codeSystem.version })] : []),
    part('display', { valueString: display ?? term.code }),
    ...(definition && wanted.length === 0 ? [part('definition', { valueString: definition })] : []),
    ...designationsOf(term),
    ...properties.map(([, found]) => found),
  ]
}

/**
 * `CodeSystem/$lookup` (R4 codesystem-operation-lookup.html): what is known of a code; `property` narrows the
 * properties. Throws 404 for a code or a code system that is not known.
 */
export function lookUpCode(call: Call): Parameters {
  const input = new OperationInput(call, ['code', 'system', 'version', 'coding', 'property'])
  const { system, code, version } = codingIn(input)
  if (!system || !code) throw missing('A coding needs a system and a code')
  const codeSystem = requireDefined(call.records, 'CodeSystem', system, input.text('version') ?? version)
  const term = termsOf(codeSystem).get(code)
  if (!term) throw unknown('The code is not in the code system')
  return { resourceType: 'Parameters', parameter: describe(codeSystem, term, input.texts('property')) }
}
