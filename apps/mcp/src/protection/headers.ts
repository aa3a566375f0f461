import type { Context, Next } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { Env } from '../config.ts'

type App = { Bindings: Env }

/** Features of a browser that no page of ours uses. */
const unused = {
  accelerometer: [],
  browsingTopics: [],
  camera: [],
  displayCapture: [],
  geolocation: [],
  gyroscope: [],
  magnetometer: [],
  microphone: [],
  midi: [],
  payment: [],
  usb: [],
}

const headersFor = (strictTransportSecurity: string | false) =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    permissionsPolicy: unused,
    // Not `no-referrer`: browsers would send `Origin: null` with our own forms.
    referrerPolicy: 'same-origin',
    strictTransportSecurity,
    xFrameOptions: 'DENY',
  })

const open = headersFor(false)
const encrypted = headersFor('max-age=31536000; includeSubDomains')

/** The headers of every answer, pages and errors alike. */
export function safeHeaders(c: Context<App>, next: Next): ReturnType<typeof open> {
  // Read from the setting itself: an answer that says what is wrong with the settings has these headers too.
  return (c.env.ENVIRONMENT === 'development' ? open : encrypted)(c, next)
}

/** Sign-in pages and redirects carry single-use values. */
export async function noStore(c: Context<App>, next: Next): Promise<void> {
  await next()
  c.header('cache-control', 'no-store')
}
