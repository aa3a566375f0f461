/** What the pages of the trail need beside the stylesheet of all pages. */
export const auditStylesheet = `
.views { display: flex; flex-wrap: wrap; gap: .5rem; list-style: none; padding: 0; margin: 1rem 0; }
.views li { margin: 0; }
.views a { display: inline-flex; align-items: center; min-height: 2.75rem; padding: .4rem 1rem; border: 1px solid var(--edge); border-radius: .55rem; text-decoration: none; background: var(--paper); }
.views [aria-current] { background: var(--mark); color: var(--on-mark); border-color: var(--mark); }
figure { margin: 1rem 0; }
figure svg { display: block; width: 100%; height: 8rem; border-bottom: 1px solid var(--edge); }
.all { fill: var(--mark); }
.refused { fill: var(--bad); }
.broken { fill: var(--warn-line); }
.axis, .legend { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .2rem 1.2rem; color: var(--quiet); font-size: .9rem; margin: .35rem 0; }
.legend { justify-content: flex-start; list-style: none; padding: 0; }
.legend li { display: flex; align-items: center; gap: .45rem; margin: 0; }
.legend svg { width: .85rem; height: .85rem; border: 0; }
.table { overflow-x: auto; }
table { border-collapse: collapse; font-size: .94rem; }
th, td { text-align: left; padding: .3rem 1.2rem .3rem 0; border-bottom: 1px solid var(--line); font-variant-numeric: tabular-nums; }
.filters { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(13rem, 100%), 1fr)); gap: .9rem 1rem; }
.filters .field { margin: 0; }
summary h2 { display: inline; margin: 0; color: inherit; }
.tick { align-self: end; display: flex; align-items: center; gap: .6rem; min-height: 2.75rem; }
.tick input { top: 0; }
.trail { list-style: none; padding: 0; }
.trail > li { background: var(--paper); border: 1px solid var(--line); border-radius: .85rem; padding: .85rem 1.1rem; margin: .6rem 0; }
.trail p { margin: 0; }
.trail .quiet { margin-top: .15rem; }
.trail details { margin: .35rem 0 0; }
.trail dl { margin: .3rem 0; }
.marks { display: flex; flex-wrap: wrap; gap: .4rem; margin: 0 0 .45rem; padding: 0; list-style: none; }
.marks li { margin: 0; }
`
