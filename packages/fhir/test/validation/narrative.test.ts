import { expect, test } from 'vitest'
import { validateResource } from '../../src/index.ts'

const namespace = 'http://www.w3.org/1999/xhtml'
const withText = (div: string) => ({ resourceType: 'Patient', text: { status: 'generated', div } })
const within = (inner: string) => `<div xmlns="${namespace}">${inner}</div>`

test.each([
  within('text'),
  `<div>text</div>`,
  `  <div\n xmlns='${namespace}' class="x">text</div >\n`,
  `<?xml version="1.0" encoding="UTF-8"?>\n${within('text')}`,
  `<h:div xmlns:h="${namespace}"><h:p>text</h:p></h:div>`,
  within(`<x:p xmlns:x="${namespace}">text</x:p>`),
  within('<!-- a comment --><p>1 &lt; 2 &amp; &nbsp; &#160; a > b</p>'),
  within(
    '<table border="1"><tbody><tr><td colspan="2" style="width: 10px; color: rgb(1, 2, 3)">a</td></tr></tbody></table>',
  ),
  within('<a href="https://example.org/a?b=1&amp;c=2#d">a</a><a href="Patient/1">b</a><a name="x" href="#x">c</a>'),
  within('<a href="mailto:a@example.org">a</a><a href="tel:+1">b</a><br/><br></br><hr />'),
  within('<img src="data:image/png;base64,AAAA" alt="a"/><img src="#photo" alt="b"/>'),
  within('<p style="background-image: url(data:image/png;base64,AA)">a</p><p style="background: url(dots.png)">b</p>'),
  within('<p style="background-image: url(data: image/png;base64,AA)">a</p>'),
  within('<p style="font-family: &quot;Arial&quot;" id="p" lang="nl" xml:lang="nl" title="script: onclick=">a</p>'),
])('%s is a narrative', (div) => {
  expect(validateResource(withText(div))).toEqual([])
})

test.each([
  'text',
  '',
  '<p>text</p>',
  '<div>text',
  '<div>text</div>more',
  '<div>a</div><div>b</div>',
  '<div><p>text</div></p>',
  '</div>',
  '<?xml version="1.0"?><?php x?><div>text</div>',
  '<!DOCTYPE html><div>text</div>',
  '<h:div>text</h:div>',
  `<h:div xmlns:h="http://example.org">text</h:div>`,
  '<div xmlns="http://www.w3.org/2000/svg">text</div>',
  '<divx>text</divx>',
  '<DIV>text</DIV>',
])('%s is none, as it is not one div of XHTML', (div) => {
  expect(validateResource(withText(div))).toMatchObject([{ path: 'Patient.text.div', code: 'value' }])
})

test.each([
  '<script>alert(1)</script>',
  '<SCRIPT>alert(1)</SCRIPT>',
  '<script src="https://example.org/a.js"/>',
  `<h:script xmlns:h="${namespace}">alert(1)</h:script>`,
  '<style>p { color: red }</style>',
  '<link rel="stylesheet" href="https://example.org/a.css"/>',
  '<base href="https://example.org/"/>',
  '<iframe src="https://example.org"></iframe>',
  '<object data="https://example.org"></object>',
  '<embed src="https://example.org"/>',
  '<form action="https://example.org"><input name="a"/></form>',
  '<button>a</button>',
  '<svg><a/></svg>',
  '<math/>',
  '<body>a</body>',
  '<font>a</font>',
  '<p onclick="alert(1)">a</p>',
  '<img src="#a" onerror="alert(1)"/>',
  '<p\nonmouseover = "alert(1)">a</p>',
  '<p/onclick="alert(1)">a</p>',
  '<p onclick=alert(1)>a</p>',
  '<p srcdoc="a">a</p>',
  '<a href="javascript:alert(1)">a</a>',
  '<a href=" JaVaScRiPt:alert(1)">a</a>',
  '<a href="java&#10;script:alert(1)">a</a>',
  '<a href="java\tscript:alert(1)">a</a>',
  '<a href="&#106;avascript:alert(1)">a</a>',
  '<a href="&#x6A;avascript:alert(1)">a</a>',
  '<a href="&#0000000000106;avascript:alert(1)">a</a>',
  '<a href="javascript&colon;alert(1)">a</a>',
  '<a href="javascript&#58alert(1)">a</a>',
  '<a href="vbscript:a">a</a>',
  '<a href="data:text/html,a">a</a>',
  '<a href="data:image/svg+xml,a">a</a>',
  '<img src="data:text/html,a"/>',
  '<p style="background: url(https://example.org/a)">a</p>',
  '<p style="background: URL( \'//example.org/a\')">a</p>',
  '<p style="background: \\75rl(https://example.org/a)">a</p>',
  '<p style="background: &#117;rl(https://example.org/a)">a</p>',
  '<p style="background: url&lpar;https://example.org/a)">a</p>',
  '<p style="width: expression(alert(1))">a</p>',
  '<p style="@import \'a\'">a</p>',
  '<p style="behavior: url(a.htc)">a</p>',
  '<!--><script>alert(1)</script>-->',
  '<!---><script>alert(1)</script>-->',
  '<!-- a --!><script>alert(1)</script>-->',
  '<!-- a',
  '<![CDATA[<p>]]>',
  '<p title="<script>">a</p>',
  '<p title="a>a</p>',
  '<p',
])('%s has no place in a narrative', (inner) => {
  expect(validateResource(withText(within(inner)))).toMatchObject([{ path: 'Patient.text.div', code: 'value' }])
})

test('a long one is judged in a moment', () => {
  const many = 100_000
  const begun = performance.now()
  expect(validateResource(withText(within('<p>a</p>'.repeat(many))))).toEqual([])
  for (const inner of ['<div>', '<!--', '<p ', ' a="1"', '&#1;', '-'].map((text) => text.repeat(many))) {
    for (const one of [`<p${inner}`, `<p title="${inner}`, `<p style="${inner}">`, `<!--${inner}`]) {
      expect(validateResource(withText(within(one)))).toHaveLength(1)
    }
  }
  for (const blank of [' ', '\n', 'x', '"', "'"].map((text) => text.repeat(1_000_000))) {
    validateResource(withText(blank))
    validateResource(withText(`<div${blank}`))
    validateResource(withText(`<?xml ${blank}`))
    validateResource(withText(within(`<a href="${blank}">a</a>`)))
  }
  expect(performance.now() - begun).toBeLessThan(3_000)
})
