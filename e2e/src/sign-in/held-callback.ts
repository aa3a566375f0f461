import type { Page } from 'playwright-core'

/** Keeps a browser from reaching our callback: the address it was sent to, and a way to let it go on. */
export async function holdCallback(page: Page): Promise<{ address: Promise<URL>; release(): Promise<void> }> {
  const session = await page.context().newCDPSession(page)
  // Routes of the browser library do not see redirected requests; the protocol does.
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*/auth/callback*' }] })
  const address = new Promise<URL>((resolve) => {
    session.on('Fetch.requestPaused', ({ requestId, request }) => {
      resolve(new URL(request.url))
      void session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
    })
  })
  return { address, release: () => session.send('Fetch.disable').then(() => undefined) }
}
