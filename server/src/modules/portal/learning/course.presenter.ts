import type { CourseResponse, CourseSummary } from '@veche/contract/portal/courses.ts'
import type { CertificateRow, RightStanding } from '../certificates/index.ts'
import { dueAtOf, stateAt, worstOf } from '../certificates/index.ts'
import { isWaiting, type ReadCourse, stateOf } from '../courses/index.ts'

export function presentCertificate({ number, issuedAt, validUntil }: CertificateRow, now: Date) {
  return {
    ...{ number, issuedAt: issuedAt.toISOString(), validUntil: validUntil.toISOString() },
    isValid: now < validUntil,
  }
}

export type Reader = {
  now: Date
  seen: readonly string[]
  certificate: CertificateRow | null
  /** Of rights that the reader has by a role and that depend on this course. */
  standings: readonly RightStanding[]
  /** By when it was assigned to the reader, who has not passed it since. */
  owedBy: Date | null
}

export function presentSummary(course: ReadCourse, reader: Reader): CourseSummary {
  const { seen, certificate, standings, now } = reader
  const { title, purpose, minutes, cards, questions } = course.content
  return {
    ...{ id: course.id, code: course.code, state: stateOf(course), title, purpose, minutes },
    ...{ cardCount: cards.length, questionCount: questions.length, isWaiting: isWaiting(course) },
    seenCount: cards.filter((card) => seen.includes(card.title)).length,
    certificate: certificate && presentCertificate(certificate, now),
    rights: standings.map(({ right }) => right),
    standing: standingOf(reader),
    dueAt: nearest(duesOf(reader))?.toISOString() ?? null,
  }
}

export function duesOf({ standings, owedBy, now }: Reader): Date[] {
  return [...standings.map((standing) => dueAtOf(standing, now)), ...(owedBy ? [owedBy] : [])]
}

/** Of a course that nobody asks of the reader: only whether it was passed. */
function standingOf({ standings, certificate, owedBy, now }: Reader): CourseSummary['standing'] {
  const states = standings.map((standing) => stateAt(standing, now))
  if (owedBy !== null) return worstOf([...states, 'due'])
  if (states.length > 0) return worstOf(states)
  return certificate !== null && now < certificate.validUntil ? 'valid' : 'free'
}

export function nearest(moments: readonly Date[]): Date | null {
  return moments.toSorted((one, two) => one.getTime() - two.getTime())[0] ?? null
}

/** What is right is left out: it leaves the server with the answer that was given. */
export function presentQuestions({ questions }: ReadCourse['content']): CourseResponse['questions'] {
  return questions.map(({ text, options }) => ({
    text,
    isMany: options.filter(({ isRight }) => isRight).length > 1,
    options: options.map((option) => option.text),
  }))
}
