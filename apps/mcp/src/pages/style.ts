/** The one stylesheet: readable at phone width, light and dark by the reader's setting. */
export const stylesheet = `
:root { color-scheme: light dark; --ink: #1b1f24; --quiet: #57606a; --paper: #ffffff; --line: #d0d7de; --mark: #0b5cad; --on-mark: #ffffff; --soft: #f3f6f9; --warn: #8a4b00; --warn-soft: #fff5e6; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8ecf1; --quiet: #a3adb9; --paper: #14181d; --line: #3a434d; --mark: #6cb2ff; --on-mark: #0c1116; --soft: #1d232a; --warn: #ffc46b; --warn-soft: #2c2414; }
}
* { box-sizing: border-box; }
html { background: var(--paper); }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
header { padding: 0.9rem 1.2rem; border-bottom: 1px solid var(--line); }
header a { color: var(--ink); font-weight: 600; text-decoration: none; }
main { max-width: 42rem; margin: 0 auto; padding: 1.2rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 1rem 0; }
h2 { font-size: 1.15rem; margin: 2rem 0 0.5rem; }
a { color: var(--mark); }
p.quiet, .quiet { color: var(--quiet); }
dl { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: 0.35rem 1rem; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
pre { background: var(--soft); border: 1px solid var(--line); border-radius: 0.4rem; padding: 0.8rem; overflow-x: auto; font-size: 0.85rem; }
.box { border: 1px solid var(--line); border-radius: 0.5rem; padding: 0.9rem 1.1rem; margin: 1rem 0; }
.warn { border-color: var(--warn); background: var(--warn-soft); }
label { display: block; padding: 0.25rem 0; }
input[type=checkbox] { width: 1.1rem; height: 1.1rem; vertical-align: -0.15rem; margin-right: 0.4rem; }
.actions { display: flex; flex-wrap: wrap; gap: 0.7rem; margin-top: 1.4rem; }
button, .button { font: inherit; font-weight: 600; padding: 0.6rem 1.2rem; border-radius: 0.4rem; border: 1px solid var(--mark); background: var(--mark); color: var(--on-mark); cursor: pointer; text-decoration: none; display: inline-block; }
button.second, .button.second { background: transparent; color: var(--mark); }
@media (max-width: 30rem) {
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: 0.6rem; }
}
:focus-visible { outline: 3px solid var(--mark); outline-offset: 2px; }
`
