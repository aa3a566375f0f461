import { nearestNames } from '../nearest-names.ts'
import type { ElementRule, PartRules } from './element-rules.ts'
import { type Finding, listed, quoted } from './findings.ts'

/** The JSON properties of an element without those that begin with `_`. */
export const propertiesOf = ({ keys }: ElementRule) => keys.filter((key) => !key.startsWith('_'))

/** The choice that a name begins with, such as `value` for `valueText`. */
function choiceOf(name: string, { elements }: PartRules): ElementRule | undefined {
  return elements.find(
    (element) => element.isChoice && name.startsWith(element.name) && !/^[a-z]/.test(name.slice(element.name.length)),
  )
}

/** Types call the person that they are about by one of these names. */
const persons = ['patient', 'subject']

/** Words for a property that the type has not: what may have been meant. */
export function unknownElement(name: string, rules: PartRules): Finding {
  const called = quoted(name)
  if (called === undefined) return { message: `${rules.path} has a property whose name is no name of an element` }
  if (name === 'resourceType') return { message: `Only resources have a resourceType, and ${rules.path} is none` }
  if (name.startsWith('_') && rules.slots.has(name.slice(1))) {
    return { message: `Leave out ${called}: only primitive elements have a property of this kind beside them` }
  }
  const choice = choiceOf(name, rules)
  if (choice) {
    const properties = listed(propertiesOf(choice))
    return { message: `${rules.path} has no ${called}: write it with its type`, expected: properties }
  }
  const known = rules.elements.flatMap(propertiesOf)
  const nearest = persons.includes(name)
    ? persons.filter((person) => known.includes(person))
    : nearestNames(name, known)
  if (nearest.length > 0) {
    return { message: `${rules.path} has no ${called}: did you mean ${listed(nearest)}?`, expected: listed(nearest) }
  }
  return { message: `${rules.path} has no ${called}: leave it out`, expected: listed(known) }
}
