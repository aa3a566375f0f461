import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'

/** Markup that is safe to send. */
export interface Html {
  readonly html: string
}

type Value = string | Html | Html[] | undefined | false

/** A template whose plain strings are escaped, in text and in double-quoted attributes alike. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Html {
  return { html: String.raw({ raw: strings }, ...values.map(render)) }
}

function render(value: Value): string {
  if (value === undefined || value === false) return ''
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
  return Array.isArray(value) ? value.map((each) => each.html).join('') : value.html
}

const style = `
:root{color-scheme:light dark;--line:light-dark(#c9ced6,#454b55);--soft:light-dark(#f3f5f8,#20242b);--accent:light-dark(#0b57a4,#8ec2ff);--on-accent:light-dark(#fff,#06213f);--bad:light-dark(#a3171f,#ffb3b0)}
*{box-sizing:border-box}
body{margin:0;font:1rem/1.5 system-ui,sans-serif;background:light-dark(#fff,#15181d);color:light-dark(#1b1f26,#e8eaee)}
main{max-width:38rem;margin:0 auto;padding:1.5rem 1rem 3rem}
h1{font-size:1.6rem;line-height:1.25;margin:.25rem 0 1rem}
h2{font-size:1.1rem;margin:2rem 0 .5rem}
.where{margin:0;color:light-dark(#525a67,#a9b1bd);font-size:.9rem}
label.field,legend{display:block;font-weight:600;margin:1rem 0 .25rem}
legend{padding:0}
fieldset{border:0;padding:0;margin:1.25rem 0}
input[type=text],input[type=password],input[type=search]{width:100%;padding:.6rem .7rem;font:inherit;color:inherit;background:transparent;border:1px solid var(--line);border-radius:.4rem}
button,a.button{display:inline-block;font:inherit;font-weight:600;padding:.6rem 1.2rem;border-radius:.4rem;border:1px solid var(--accent);background:transparent;color:var(--accent);text-decoration:none;cursor:pointer}
button.main{background:var(--accent);color:var(--on-accent)}
button.plain{border:0;padding:0;font-weight:400;text-decoration:underline}
.actions{display:flex;flex-wrap:wrap;gap:.75rem;margin-top:1.5rem}
.find{display:flex;gap:.5rem;margin:.25rem 0 .75rem}
.find input{flex:1;min-width:0}
.choices{list-style:none;margin:0;padding:0;border:1px solid var(--line);border-radius:.4rem}
.choices.long{max-height:21rem;overflow:auto}
.choices li+li{border-top:1px solid var(--line)}
.choices label{display:flex;gap:.7rem;padding:.6rem .75rem;cursor:pointer}
.choices input{margin:.3rem 0 0;flex:none;width:1.05rem;height:1.05rem;accent-color:var(--accent)}
.choices small,.people small{display:block;color:light-dark(#525a67,#a9b1bd);overflow-wrap:anywhere}
.people{list-style:none;margin:0;padding:0}
.people li{display:flex;flex-wrap:wrap;gap:.25rem 1rem;justify-content:space-between;align-items:center;padding:.6rem 0;border-top:1px solid var(--line)}
code{font:.9em ui-monospace,monospace;background:var(--soft);padding:.1rem .3rem;border-radius:.25rem;overflow-wrap:anywhere}
.note{background:var(--soft);border-radius:.4rem;padding:.7rem .9rem;margin:1rem 0}
.problem{border:1px solid var(--bad);color:var(--bad);border-radius:.4rem;padding:.7rem .9rem;margin:1rem 0;font-weight:600}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
`

// no form-action: browsers apply it to redirects too, and consent ends in a redirect to the app
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Headers of every page: never cached, framed or scripted, and no URL of it told to others. */
export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': policy,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

/** A whole page. */
export function page(title: string, content: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title} · Sandbox</title><style>${{ html: style }}</style></head>
<body><main><p class="where">Sandbox EHR — sample data only</p><h1>${title}</h1>
${content}
</main></body></html>`
}

export function sendPage(response: ServerResponse, status: number, content: Html): void {
  response.writeHead(status, pageHeaders).end(content.html)
}
