import { describe, expect, test } from 'vitest'
import { elementsOf, resourceTypes, validateResource } from '../../src/index.ts'
import { rulesOfType } from '../../src/validation/element-rules.ts'
import { resourceOf, type Sample } from './sample-resource.ts'

const pathsAndCodes = (resource: Sample) => validateResource(resource).map(({ path, code }) => `${code} ${path}`)
const isPrimitive = (type: string) => /^[a-z]/.test(type)

describe.each(resourceTypes)('%s', (resourceType) => {
  const least = resourceOf(resourceType)

  test('with what is required alone is valid', () => {
    expect(validateResource(least)).toEqual([])
  })

  test.each([0, 1, 2])('with every element, choice %i, is valid', (choice) => {
    expect(validateResource(resourceOf(resourceType, 3, choice))).toEqual([])
  })

  test('with an element that it has not is refused there', () => {
    expect(pathsAndCodes({ ...least, notThere: 1 })).toEqual([`unknown-element ${resourceType}.notThere`])
  })

  test('without a required element is refused there', () => {
    for (const { name, isChoice, keys } of rulesOfType(resourceType).required) {
      const without = Object.fromEntries(Object.entries(least).filter(([key]) => !keys.includes(key)))
      expect(pathsAndCodes(without)).toEqual([`required ${resourceType}.${name}${isChoice ? '[x]' : ''}`])
    }
  })

  test('with an array for one value, or one value for an array, is refused there', () => {
    const full = resourceOf(resourceType, 1)
    for (const { properties, max } of elementsOf(resourceType)) {
      const key = properties.find((property) => full[property] !== undefined) ?? ''
      const value = full[key]
      const wrong = Array.isArray(value) ? value[0] : [value]
      expect(Array.isArray(value)).toBe(max === '*')
      expect(pathsAndCodes({ ...full, [key]: wrong })).toEqual([`cardinality ${resourceType}.${key}`])
    }
  })

  test('with a value of another JSON type is refused there', () => {
    for (const [choice, { name, types, properties, max }] of elementsOf(resourceType).entries()) {
      const type = types[choice % types.length] ?? ''
      const key = properties[choice % types.length] ?? name
      const wrong = isPrimitive(type) ? { text: 'x' } : 'x'
      const place = max === '*' ? `${key}[0]` : key
      const others = Object.entries(least).filter(([other]) => !properties.includes(other))
      const resource = { ...Object.fromEntries(others), [key]: max === '*' ? [wrong] : wrong }
      expect(pathsAndCodes(resource)).toEqual([`type ${resourceType}.${place}`])
    }
  })
})
