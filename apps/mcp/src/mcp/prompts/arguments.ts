import { completable } from '@modelcontextprotocol/server'
import { isLogicalId, type Reference } from '@repo/fhir'
import * as z from 'zod'
import { completeCode } from './laboratory-codes.ts'
import type { Asking } from './prompt.ts'

const maxReasonLength = 300
const dayMs = 24 * 60 * 60 * 1000

/** A reference to a record of one type, given with or without the type. */
function referenceTo(type: 'Patient' | 'Encounter') {
  const help = `write ${type}/ and the id, such as ${type}/123`
  return z.string(help).transform((value, context): Reference => {
    const text = value.trim()
    const id = text.startsWith(`${type}/`) ? text.slice(type.length + 1) : text
    if (isLogicalId(id)) return `${type}/${id}`
    context.addIssue({ code: 'custom', message: `not a reference: ${help}` })
    return z.NEVER
  })
}

/** Clients send an argument that the person left empty as an empty text. */
const leftOut = z.string().transform((value) => value.trim() || undefined)

const isDate = (text: string) => z.iso.date().safeParse(text).success
const date = leftOut.refine((text) => text === undefined || isDate(text), 'not a date: write it as 2026-11-20')

/** A token as a search takes it (R4 search.html#token), one alone. */
const tokenSyntax = /^(?:[^\s,|$\\]{1,100}\|)?[^\s,|$\\]{1,50}$/
const code = leftOut.refine(
  (text) => text === undefined || tokenSyntax.test(text),
  'not one code: write a LOINC code such as 4548-4, or system|code, or leave it out for all results',
)

const patientReference = referenceTo('Patient')
const encounterReference = leftOut.pipe(referenceTo('Encounter').optional())

const reason = z
  .string()
  .max(maxReasonLength, `longer than ${maxReasonLength} characters`)
  .transform(
    (text) =>
      text
        .toWellFormed()
        .replace(/\p{Cc}+/gu, ' ')
        .trim() || undefined,
  )

/** The days that begin so, of those that lie so many days from today. */
function completeDay(typed: string, now: number, daysFromToday: readonly number[]): string[] {
  const days = daysFromToday.map((days) => new Date(now + days * dayMs).toISOString().slice(0, 10))
  return days.filter((day) => day.startsWith(typed))
}

const platform = leftOut.refine(
  (text) => text === undefined || /^[a-z0-9][a-z0-9-]{0,39}$/.test(text),
  'not the id of a platform: list_platforms tells them',
)

export const patientArgument = ({ patients }: Asking) =>
  completable(patientReference.describe('Patient/id'), (typed, context) =>
    patients(typed ?? '', context?.arguments?.platform?.trim() || undefined),
  )

export const platformArgument = ({ platforms }: Asking) =>
  completable(platform.describe('If several are connected'), (typed) => platforms(typed ?? '')).optional()

export const encounterArgument = () => encounterReference.describe('Encounter/id, where there is one').optional()

export const visitDateArgument = ({ now }: Asking) => {
  const nextTwoWeeks = Array.from({ length: 15 }, (_, days) => days)
  return completable(date.describe('Day of the visit, such as 2026-11-20'), (typed) =>
    completeDay(typed ?? '', now(), nextTwoWeeks),
  ).optional()
}

export const reasonArgument = () => reason.describe('Why they come, in words').optional()

export const codeArgument = () =>
  completable(code.describe('LOINC code such as 4548-4; all laboratory results where left out'), (typed) =>
    completeCode(typed ?? ''),
  ).optional()

export const sinceArgument = ({ now }: Asking) =>
  completable(date.describe('From this day on, such as 2026-11-20'), (typed) =>
    completeDay(typed ?? '', now(), [0, -7, -30, -90, -365]),
  ).optional()
