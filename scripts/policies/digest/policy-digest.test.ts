import { expect, test } from 'vitest'
import { policyDigest } from './policy-digest.ts'

const files = new Map([
  ['fhir.yaml', 'a'],
  ['_schemas/resource.json', 'b'],
  ['generated/resource-types.yaml', 'c'],
])
const digest = policyDigest(files)
const changed = (name: string, text: string) => policyDigest(new Map([...files, [name, text]]))

test('is 16 hexadecimal characters, whatever the order', () => {
  expect(digest).toMatch(/^[0-9a-f]{16}$/)
  expect(policyDigest(new Map([...files].reverse()))).toBe(digest)
})

test.each(['fhir.yaml', '_schemas/resource.json', 'generated/resource-types.yaml', 'new.yaml'])(
  'is another where %s is',
  (name) => {
    expect(changed(name, 'x')).not.toBe(digest)
  },
)

test('is another where text moves from one file to the next', () => {
  const moved = policyDigest(new Map([...files, ['fhir.yaml', ''], ['_schemas/resource.json', 'ab']]))
  expect(moved).not.toBe(digest)
})

test.each(['tests/guards_test.yaml', 'tests/generated/x_test.yaml', 'generated/digest.yaml', 'README.md'])(
  'is the same whatever %s says',
  (name) => {
    expect(changed(name, 'x')).toBe(digest)
  },
)
