const quote = 0x22
const backslash = 0x5c

const isDigit = (code: number) => code >= 0x30 && code <= 0x39
/** Digits, signs, point and exponent. */
const isNumeral = (code: number) => isDigit(code) || [0x2b, 0x2d, 0x2e, 0x45, 0x65].includes(code)

/** Where the string that begins before `start` ends: the index after its quotation mark. */
function endOfString(json: string, start: number): number {
  let end = json.indexOf('"', start)
  while (end >= 0) {
    let escapes = 0
    while (json.charCodeAt(end - 1 - escapes) === backslash) escapes++
    if (escapes % 2 === 0) return end + 1
    end = json.indexOf('"', end + 1)
  }
  return json.length
}

/**
 * Whether valid JSON has a number that would be written otherwise than it came (`7.000`, `1e3`, more digits than a double
 * holds): R4 datatypes.html#decimal makes the precision of a decimal part of its value. In one pass beside the parser, whose
 * reviver would take several times as long.
 */
export function losesPrecision(json: string): boolean {
  let at = 0
  while (at < json.length) {
    const code = json.charCodeAt(at)
    if (code === quote) at = endOfString(json, at + 1)
    else if (isDigit(code) || code === 0x2d) {
      const start = at
      while (at < json.length && isNumeral(json.charCodeAt(at))) at++
      const number = json.slice(start, at)
      if (JSON.stringify(Number(number)) !== number) return true
    } else at++
  }
  return false
}
