import type { BrowserContext } from 'playwright-core'

/** Keeps what a client or a browser receives: statuses, headers and bodies. */
export class Recording {
  readonly #parts: Promise<string>[] = []
  readonly #addresses: string[] = []
  readonly #platforms: readonly string[]

  /** `platforms`: the origins of those who may tell a browser its own secrets. */
  constructor(platforms: readonly string[]) {
    this.#platforms = platforms
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const response = await fetch(input, init)
    this.#addresses.push(response.url)
    const headers = JSON.stringify([...response.headers])
    this.#parts.push(Promise.resolve(`${response.status} ${response.url} ${headers}`), textOf(response.clone()))
    return response
  }

  /** What a browser gets from anybody but platforms. */
  watch(person: BrowserContext): void {
    person.on('response', (response) => {
      const url = response.url()
      this.#addresses.push(url)
      if (this.#platforms.some((platform) => url.startsWith(`${platform}/`))) return
      this.#parts.push(
        response.headersArray().then((headers) => `${response.status()} ${url} ${JSON.stringify(headers)}`),
        response.text().catch(() => ''),
      )
    })
  }

  /** Every address that was asked for, those at platforms too. */
  addresses(): readonly string[] {
    return this.#addresses
  }

  async text(): Promise<string> {
    return (await Promise.all(this.#parts)).join('\n')
  }
}

/** A stream that the client closes has been read as far as it came. */
async function textOf(response: Response): Promise<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (;;) {
    const chunk = await reader?.read().catch(() => undefined)
    if (!chunk || chunk.done) return text
    text += chunk.value
  }
}
