import type { Db } from '../../../platform/database/db.ts'
import { listAbsences as listSubstitutions } from '../../access/index.ts'
import { listAbsences, listPeople } from '../contacts/index.ts'

type Of = { agencyCode: string; userIds: readonly string[] }
export type AwaySpan = { userId: string; startsAt: Date; endsAt: Date }

/** Who of them is away, and until when: as said in one's account, or entered by the body. */
export async function readAbsent(db: Db, { now, ...of }: Of & { now: Date }): Promise<Map<string, Date>> {
  const spans = await listAwaySpans(db, { ...of, startsAt: now, endsAt: new Date(now.getTime() + 1) })
  const until = new Map<string, Date>()
  for (const { userId, endsAt } of spans) {
    const before = until.get(userId)
    if (before === undefined || before < endsAt) until.set(userId, endsAt)
  }
  return until
}

/** Their absences in any part of the time. */
export async function listAwaySpans(
  db: Db,
  { agencyCode, userIds, ...span }: Of & { startsAt: Date; endsAt: Date },
): Promise<AwaySpan[]> {
  const known = await listPeople(db, [agencyCode])
  const [said, entered] = await Promise.all([
    listSubstitutions(db, { userIds, ...span }),
    listAbsences(db, known, span),
  ])
  const userOf = new Map(known.map(({ id, userId }) => [id, userId]))
  return [
    ...said.map(({ absentId, startsAt, endsAt }) => ({ userId: absentId, startsAt, endsAt })),
    ...entered.flatMap(({ personId, startsAt, endsAt }) => {
      const userId = userOf.get(personId) ?? null
      return userId === null ? [] : [{ userId, startsAt, endsAt }]
    }),
  ]
}
