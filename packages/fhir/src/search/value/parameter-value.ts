import { firstFaults } from '../fault.ts'
import type { SearchParameter } from '../search-parameter.ts'
import { checkUnder } from './modifier.ts'
import { type ValueFault, wrong } from './value-fault.ts'
import { hasStrayBackslash, isBlank, isClean, splitValue } from './value-syntax.ts'
import { type FindParameter, takes } from './wording.ts'

/**
 * What is wrong with the value of a parameter under a modifier that it takes, each alternative by itself (a comma is OR,
 * R4 search.html#combining, of composites too). At most five faults.
 */
export function valueFaults(
  parameter: SearchParameter,
  modifier: string | undefined,
  value: string,
  find: FindParameter,
): ValueFault[] {
  if (!isClean(value)) return [wrong('holds a control character or half a character')]
  if (hasStrayBackslash(value)) return [wrong('a backslash stands only before a comma, $, | or another backslash')]
  const parts = splitValue(value, ',')
  if (modifier === 'missing' && parts.length > 1) return [wrong(':missing takes true or false, and not both')]
  const check = checkUnder(modifier, parameter)
  const shape =
    modifier === undefined || modifier === 'not' ? `; ${parameter.code} takes ${takes(parameter, find)}` : ''
  return firstFaults(parts, (part, index) => {
    const place = parts.length > 1 ? `value ${index + 1} of ${parts.length}: ` : ''
    // A server may take an empty filter for no filter, and answer everybody's data.
    if (isBlank(part)) return wrong(`${place}empty, which a server may take for no filter at all${shape}`)
    const fault = check(part, parameter, find)
    return fault && wrong(`${place}${fault.message}${shape}`, fault.suggestions)
  })
}
