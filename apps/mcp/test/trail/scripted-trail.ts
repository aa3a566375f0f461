import { type TrailPage, type TrailQuery, trailQuery } from '@repo/audit/trail'
import type { Decision, Principal, TrailQuestion } from '@repo/cerbos'
import type { TrailAccess } from '../../src/trail/trail-access.ts'

const allowed: Decision = { effect: 'allow', rule: 'grant-trail', cerbosCallId: 'call-1', policyVersion: 'default' }

/** A trail that says what it was asked, and answers this page to those whom this policy lets read it. */
export function scriptedTrail(
  allows: (question: TrailQuestion, principal: Principal) => boolean,
  page: TrailPage = { entries: [] },
): TrailAccess & { queries: TrailQuery[] } {
  const queries: TrailQuery[] = []
  return {
    queries,
    authorizer: {
      decide: async (principal, questions) =>
        questions.map((question) => ({ ...allowed, effect: allows(question, principal) ? 'allow' : 'deny' })),
    },
    zone: 'UTC',
    reader: {
      page: async (query) => {
        queries.push(trailQuery.parse(query))
        return page
      },
      summary: () => Promise.reject(new Error('no summary was expected')),
    },
  }
}
