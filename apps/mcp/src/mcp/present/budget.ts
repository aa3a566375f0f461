import { tokensIn } from './token-estimate.ts'

/** What a tool result may cost a model, by default. */
export const budgetTokens = 6_000

/** What a value takes as JSON, rather too much than too little. */
export function estimateTokens(value: unknown): number {
  return tokensIn(JSON.stringify(value))
}

/** How many of the items, from the first on, fit into the tokens. */
export function fitting(items: readonly unknown[], tokens: number): number {
  let spent = 0
  const over = items.findIndex((item) => {
    spent += estimateTokens(item) + 1
    return spent > tokens
  })
  return over === -1 ? items.length : over
}

/** Cuts long text and says so. */
export function capped(text: string, maxLength: number): string {
  const clean = text.replace(/\p{Cc}+/gu, ' ').trim()
  return clean.length > maxLength ? `${clean.slice(0, maxLength)}… (cut)` : clean
}
