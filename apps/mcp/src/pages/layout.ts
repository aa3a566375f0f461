import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

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
<header><a href="/">MCP FHIR server</a></header>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>`
}
