/** What a tool result may cost a model, by default. */
export const budgetTokens = 6_000

/**
 * A safe estimate: JSON of clinical records measures 3 to 4 bytes a token with common tokenizers, so 3 overstates.
 */
const bytesPerToken = 3

const encoder = new TextEncoder()

export function estimateTokens(value: unknown): number {
  return Math.ceil(encoder.encode(JSON.stringify(value)).length / bytesPerToken)
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
