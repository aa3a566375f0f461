/** The one stylesheet: readable at phone width, light and dark by the reader's setting. At most 8 KB. */
export const stylesheet = `
:root {
  color-scheme: light dark;
  --ink: #16262c; --quiet: #4b5f67; --page: #f3f7f7; --paper: #ffffff; --line: #d5e0e2; --edge: #6f858d;
  --mark: #0b6470; --mark-deep: #084c55; --on-mark: #ffffff; --soft: #e9f2f3;
  --good: #14663a; --good-soft: #e2f3e8; --warn: #7a4300; --warn-soft: #fff3e0; --warn-line: #e0a75a; --bad: #a1242b;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e5eef0; --quiet: #a3b5bc; --page: #0f171a; --paper: #172226; --line: #2c3b41; --edge: #7c9199;
    --mark: #74d0da; --mark-deep: #9be1e8; --on-mark: #06262b; --soft: #1f2d32;
    --good: #8fdcac; --good-soft: #16301f; --warn: #ffcf8a; --warn-soft: #2d2312; --warn-line: #8a6630; --bad: #ffa3a3;
  }
}
* { box-sizing: border-box; }
html { background: var(--page); color: var(--ink); font: 1.0625rem/1.55 system-ui, -apple-system, 'Segoe UI', sans-serif; text-size-adjust: 100%; }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; }
header { background: var(--paper); border-bottom: 1px solid var(--line); }
.wide, main { width: 100%; max-width: 46rem; margin: 0 auto; padding: 0 1.25rem; }
.home { display: inline-flex; align-items: center; gap: .65rem; min-height: 3.6rem; color: var(--ink); font-weight: 650; text-decoration: none; }
.home svg { color: var(--mark); }
.emblem-line { stroke: var(--on-mark); }
main { flex: 1; padding-top: 1.6rem; padding-bottom: 3rem; }
main:focus { outline: none; }
footer { border-top: 1px solid var(--line); color: var(--quiet); font-size: .9rem; }
footer p { margin: 1.1rem 0; }
h1, h2, h3 { line-height: 1.25; text-wrap: balance; overflow-wrap: anywhere; }
h1 { font-size: 1.75rem; letter-spacing: -.01em; margin: 0 0 .8rem; }
h2 { font-size: 1.25rem; margin: 2.4rem 0 .7rem; scroll-margin-top: 1rem; }
h3 { font-size: 1.0625rem; margin: 0; }
p, ul, ol { margin: .6rem 0; }
p, li, dd, summary { overflow-wrap: anywhere; }
ul { padding-left: 1.2rem; list-style: disc; }
li + li { margin-top: .25rem; }
a { color: var(--mark); text-underline-offset: .18em; }
a:hover { color: var(--mark-deep); }
code { font: .875em/1.5 ui-monospace, 'SF Mono', Consolas, monospace; }
.lead { font-size: 1.125rem; margin-top: 0; }
.quiet { color: var(--quiet); font-size: .94rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: 1rem; top: -5rem; padding: .6rem 1rem; background: var(--paper); border-radius: 0 0 .5rem .5rem; z-index: 1; }
.skip:focus { top: 0; }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: .85rem; padding: 1.2rem 1.35rem; margin: 1rem 0; scroll-margin-top: 1rem; }
.card > :first-child { margin-top: 0; }
form.card > input:first-child + dl { margin-top: 0; }
.card > :last-child { margin-bottom: 0; }
.card h2 { font-size: 1.0625rem; margin: 1.2rem 0 .3rem; }
.done { border-top: 4px solid var(--good); }
.cards, .rows, .pages { list-style: none; padding: 0; }
.title, .bar { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .5rem 1rem; }
.bar p { margin: 0; }
.state { font-size: .85rem; font-weight: 600; padding: .15rem .65rem; border-radius: 1rem; }
.live { color: var(--good); background: var(--good-soft); }
.ended { color: var(--warn); background: var(--warn-soft); }
dl { display: grid; grid-template-columns: 10rem 1fr; gap: .4rem 1rem; margin: .9rem 0; }
dt { color: var(--quiet); }
dd { margin: 0; min-width: 0; }
.note { border-left: 4px solid var(--mark); background: var(--soft); border-radius: .3rem .6rem .6rem .3rem; padding: .7rem 1rem; margin: 1rem 0; }
.note p { margin: .3rem 0; }
.warn { border-color: var(--warn-line); background: var(--warn-soft); }
.error { color: var(--bad); font-weight: 600; margin: .2rem 0; }
fieldset { border: 0; padding: 0; margin: 1.2rem 0 0; min-width: 0; }
legend, .field > label { font-weight: 650; padding: 0; margin-bottom: .35rem; display: block; }
.choice { display: flex; gap: .7rem; align-items: baseline; padding: .6rem .8rem; border: 1px solid var(--line); border-radius: .6rem; margin-top: .45rem; cursor: pointer; overflow-wrap: anywhere; }
.choice:has(:checked) { border-color: var(--mark); background: var(--soft); }
.choice span { min-width: 0; }
input[type=checkbox], input[type=radio] { width: 1.15rem; height: 1.15rem; flex: none; margin: 0; accent-color: var(--mark); position: relative; top: .2rem; }
.field { margin-top: 1.1rem; min-width: 0; }
input:not([type=checkbox], [type=radio]), select, textarea { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--edge); border-radius: .5rem; padding: .55rem .75rem; width: 100%; min-height: 2.75rem; }
textarea { resize: vertical; line-height: 1.45; }
input.code { max-width: 13rem; font: 600 1.25rem/1.4 ui-monospace, Consolas, monospace; letter-spacing: .12em; text-transform: uppercase; }
[aria-invalid=true] { border-color: var(--bad); }
.actions { display: flex; flex-wrap: wrap; gap: .7rem; margin-top: 1.3rem; }
button, .button { font: inherit; font-weight: 600; min-height: 2.75rem; padding: .55rem 1.2rem; border-radius: .55rem; border: 1px solid var(--mark); background: var(--mark); color: var(--on-mark); cursor: pointer; text-decoration: none; display: inline-flex; align-items: center; justify-content: center; }
button:hover, .button:hover { background: var(--mark-deep); border-color: var(--mark-deep); color: var(--on-mark); }
button.second, .button.second { background: transparent; color: var(--mark); border-color: var(--edge); }
button.second:hover, .button.second:hover { background: var(--soft); color: var(--mark-deep); }
[hidden], .pick:not(:has(:checked)) .asked { display: none; }
.asked { margin: .5rem 0; }
.search { display: grid; grid-template-columns: 1fr 13rem auto; gap: .8rem; align-items: end; }
.search .field { margin: 0; }
.count { color: var(--quiet); }
.rows { background: var(--paper); border: 1px solid var(--line); border-radius: .85rem; }
.rows li { display: flex; align-items: center; gap: .5rem 1rem; padding: .7rem 1.1rem; margin: 0; }
.rows li + li { border-top: 1px solid var(--line); }
.rows li > :first-child { flex: 1; min-width: 0; }
.rows p { margin: 0; }
.rows h3 { text-wrap: wrap; }
.rows .state { display: inline-block; margin-top: .25rem; }
.pages { display: flex; flex-wrap: wrap; gap: .4rem; }
.pages li { margin: 0; }
.pages a { display: grid; place-items: center; min-width: 2.75rem; min-height: 2.75rem; border: 1px solid var(--line); border-radius: .55rem; text-decoration: none; background: var(--paper); }
.pages [aria-current] { background: var(--mark); color: var(--on-mark); border-color: var(--mark); }
details { margin: .9rem 0; }
summary { cursor: pointer; font-weight: 600; color: var(--mark); padding: .3rem 0; }
.fold { background: var(--paper); border: 1px solid var(--line); border-radius: .85rem; }
.fold details { margin: 0; padding: .35rem 1.25rem; }
.fold details + details { border-top: 1px solid var(--line); }
.fold summary { padding: .65rem 0; }
.snippet { display: flex; flex-wrap: wrap; gap: .6rem; align-items: start; margin: .7rem 0; }
pre { flex: 1 1 16rem; min-width: 0; margin: 0; background: var(--soft); border-radius: .5rem; padding: .7rem .9rem; white-space: pre-wrap; overflow-wrap: anywhere; user-select: all; }
:focus-visible { outline: 3px solid var(--mark); outline-offset: 2px; }
@media (max-width: 34rem) {
  .wide, main { padding-left: 1rem; padding-right: 1rem; }
  h1 { font-size: 1.5rem; }
  .card { padding: 1rem; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: .6rem; }
  .search { grid-template-columns: 1fr; }
  .rows li { padding: .8rem 1rem; }
  .actions > *, .actions button { flex: 1 1 auto; }
  .actions form { display: flex; }
}
@media (forced-colors: active) { .state, .card, .choice { border: 1px solid; } }
`
