import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const configuration = join(import.meta.dirname, '../../../../wrangler.toml')

test('keeps the limits of the production configuration', () => {
  const limits = [
    ...readFileSync(configuration, 'utf8').matchAll(
      /name = "(\w+_LIMIT)"\n.*\nsimple = \{ limit = (\d+), period = 60 \}/g,
    ),
  ]
  expect(limits.map(([, name, most]) => [name, Number(most)])).toEqual([
    ['SESSION_LIMIT', 600],
    ['PERSON_LIMIT', 1200],
    ['CLIENT_LIMIT', 6000],
    ['ADDRESS_LIMIT', 3000],
    ['TOKEN_LIMIT', 300],
    ['SIGN_IN_LIMIT', 120],
    ['REGISTRATION_LIMIT', 20],
    ['REFUSAL_LIMIT', 5],
    ['REFUSALS_LIMIT', 300],
    ['SIGN_IN_ROW_LIMIT', 30],
  ])
})
