import { reasonLength } from '../pages/break-glass.ts'

/** A reason as it is recorded: in one line, without what is not seen. Undefined where it is too short or too long. */
export function readReason(given: string): string | undefined {
  const line = given
    .normalize('NFC')
    .replace(/[\p{Cf}\p{Cs}]/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
  const letters = line.replace(/[^\p{L}\p{N}]/gu, '')
  const isShort = line.length < reasonLength.min || new Set(letters.toLowerCase()).size < 4
  return isShort || line.length > reasonLength.max ? undefined : line
}
