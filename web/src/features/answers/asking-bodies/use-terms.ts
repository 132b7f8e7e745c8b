import { useQueries } from '@tanstack/react-query'
import type { AnswerOf } from '../../../lib/call-route.ts'
import { type AskedBody, termsQuery } from './asking.queries.ts'

export type TermsOfBody = AnswerOf<'GET /api/incidents/{incidentId}/contributions/term'>
type Term = TermsOfBody['terms'][number]
/** Null: not known yet, or not without a line. */
export type AskedTerms = { body: AskedBody; of: TermsOfBody | null }[]

/** Of each chosen body: its working time is its own. */
export function useTerms(incidentId: string, bodies: readonly AskedBody[]): AskedTerms {
  const read = useQueries({
    queries: bodies.map(({ agencyCode }) => termsQuery(incidentId, agencyCode)),
  })
  return bodies.map((body, index) => ({ body, of: read[index]?.data ?? null }))
}

export function termOf({ of }: AskedTerms[number], hours: number): Term | null {
  return of?.terms.find((term) => term.hours === hours) ?? null
}

/** When a choice of hours ends, where it is one moment for all who are asked. */
export function sharedDueAt(asked: AskedTerms, hours: number): string | null {
  const [first, ...others] = asked.map((one) => termOf(one, hours)?.dueAt ?? null)
  return first !== undefined && others.every((dueAt) => dueAt === first) ? first : null
}

/** Too little is left for one of them to do anything. */
export function isAnyTooShort(asked: AskedTerms, hours: number): boolean {
  return asked.some((one) => termOf(one, hours)?.isTooShort === true)
}

/** The bound of a moment of one's own, which is that of the answer and the same for all. */
export function latestOf(asked: AskedTerms): string | null {
  return asked.find(({ of }) => of)?.of?.latestAt ?? null
}

/** Choices that end at moments of their own: what the bound cuts to one moment is one choice, whichever of them was made. */
export function distinctHours(
  asked: AskedTerms,
  all: readonly number[],
): { hours: number; same: number[] }[] {
  const keyOf = (hours: number) =>
    asked.length === 0 ? String(hours) : asked.map((one) => termOf(one, hours)?.dueAt ?? hours).join()
  return [...Map.groupBy(all, keyOf).values()].flatMap((same) => {
    const [hours] = same
    return hours === undefined ? [] : [{ hours, same }]
  })
}
