import type { TrailDay, TrailSummary } from '@repo/audit/trail'
import { html } from 'hono/html'
import type { Html } from '../layout.ts'
import { dayInWords } from '../printable.ts'

const dayMs = 86_400_000
/** More bars than this are narrower than a finger's breadth of a phone has pixels. */
const mostBars = 92

/** One bar: as many days as it takes for all to be at most {@link mostBars}. */
export interface Bar extends Omit<TrailDay, 'day'> {
  /** `YYYY-MM-DD`, first and last. */
  from: string
  to: string
}

const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10)

/** The day (`YYYY-MM-DD`) of an instant by the clock of a time zone. */
function dayIn(zone: string, instantMs: number): string {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  const parts = new Map(format.formatToParts(instantMs).map(({ type, value }) => [type, value]))
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`
}

/** Days without rows are bars too, so that a gap is seen as one. The end of the period is not in it. */
export function barsOf({ from, to, zone, days }: TrailSummary): Bar[] {
  const known = new Map(days.map((day) => [day.day, day]))
  const [first, last] = [Date.parse(dayIn(zone, Date.parse(from))), Date.parse(dayIn(zone, Date.parse(to) - 1))]
  const count = Math.max(1, (last - first) / dayMs + 1)
  const perBar = Math.ceil(count / mostBars)
  return Array.from({ length: Math.ceil(count / perBar) }, (_, bar) => {
    const inside = Array.from({ length: perBar }, (_each, day) => dayOf(first + (bar * perBar + day) * dayMs))
    const found = inside.flatMap((day) => known.get(day) ?? [])
    const sum = (field: 'accesses' | 'denied' | 'breakGlass') => found.reduce((total, day) => total + day[field], 0)
    return {
      from: inside[0] ?? '',
      to: inside.at(-1) ?? '',
      accesses: sum('accesses'),
      denied: sum('denied'),
      breakGlass: sum('breakGlass'),
    }
  })
}

const height = 100

function column(bar: Bar, index: number, width: number, most: number): Html {
  const scaled = (count: number) => Math.round((count / most) * height * 10) / 10
  const rect = (count: number, kind: string) =>
    count === 0
      ? ''
      : html`<rect class="${kind}" x="${index * width + width * 0.12}" y="${height - Math.max(1.5, scaled(count))}" width="${width * 0.76}" height="${Math.max(1.5, scaled(count))}"/>`
  return html`${rect(bar.accesses, 'all')}${rect(bar.denied + bar.breakGlass, 'refused')}${rect(bar.breakGlass, 'broken')}`
}

const number = (count: number) => count.toLocaleString('en')

function legend(): Html {
  const item = (kind: string, label: string) =>
    html`<li><svg viewBox="0 0 10 10" aria-hidden="true" focusable="false"><rect class="${kind}" width="10" height="10" rx="2"/></svg>${label}</li>`
  return html`<ul class="legend">${item('all', 'Accesses')}${item('refused', 'of these, refused by policy')}${item('broken', 'of these, with the glass broken')}</ul>`
}

function table(bars: readonly Bar[]): Html {
  const shown = bars.filter(({ accesses }) => accesses > 0)
  const when = ({ from, to }: Bar) => (from === to ? dayInWords(from) : `${dayInWords(from)} to ${dayInWords(to)}`)
  const row = (bar: Bar) =>
    html`<tr><th scope="row">${when(bar)}</th><td>${number(bar.accesses)}</td><td>${number(bar.denied)}</td><td>${number(bar.breakGlass)}</td></tr>`
  return html`<details><summary>The chart as a table</summary><div class="table" tabindex="0" role="group" aria-label="Accesses by day"><table>
<thead><tr><th scope="col">Day</th><th scope="col">Accesses</th><th scope="col">Refused</th><th scope="col">Glass broken</th></tr></thead>
<tbody>${shown.map(row)}</tbody></table></div></details>`
}

/** How many accesses there were, day by day: a chart, what it says in a sentence, and as a table. */
export function timeline(summary: TrailSummary): Html | '' {
  const bars = barsOf(summary)
  const total = bars.reduce((sum, { accesses }) => sum + accesses, 0)
  const [first, last] = [bars[0], bars.at(-1)]
  if (total === 0 || !first || !last) return ''
  const highest = bars.reduce((top, bar) => (bar.accesses > top.accesses ? bar : top), first)
  const refused = bars.reduce((sum, { denied }) => sum + denied, 0)
  const words = `${number(total)} accesses from ${dayInWords(first.from)} to ${dayInWords(last.to)}, ${number(refused)} of them refused. Most were ${number(highest.accesses)}, on ${dayInWords(highest.from)}.`
  const width = 1000 / bars.length
  return html`<figure>
<svg viewBox="0 0 1000 ${height}" preserveAspectRatio="none" role="img" aria-label="${words}">${bars.map((bar, index) => column(bar, index, width, highest.accesses))}</svg>
<p class="axis"><span>${dayInWords(first.from)}</span><span>${dayInWords(last.to)}</span></p>
<figcaption><p>${words}</p>${legend()}${table(bars)}</figcaption>
</figure>`
}
