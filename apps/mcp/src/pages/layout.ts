import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

// Drawn here, in the ink of the page: no image is loaded.
const emblem = html`<svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false"><rect width="32" height="32" rx="9" fill="currentColor"/><path class="emblem-line" d="M5 17h6l3-7 4 13 3-6h6" fill="none" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/></svg>`

/** The frame of every page. Values put into `html` templates are escaped; nothing is loaded from elsewhere. */
export function layout(title: string, body: Html, head: Html | '' = ''): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – MCP FHIR server</title>
<link rel="stylesheet" href="/style.css">
${head}
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header><div class="wide"><a class="home" href="/">${emblem}<span>MCP FHIR server</span></a></div></header>
<main id="content" tabindex="-1">
<h1>${title}</h1>
${body}
</main>
<footer><div class="wide"><p>Agents see only what you may see yourself. Each access is checked and recorded.</p></div></footer>
</body>
</html>`
}
