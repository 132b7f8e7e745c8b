import type { Db } from '../../../platform/database/db.ts'
import { listAbsences as listSubstitutions } from '../../access/index.ts'
import { listAbsences, listPeople } from '../contacts/index.ts'

type Of = { agencyCode: string; userIds: readonly string[]; now: Date }

/** Who of them is away, and until when: as said in one's account, or entered by the body. */
export async function readAbsent(db: Db, { agencyCode, userIds, now }: Of): Promise<Map<string, Date>> {
  const known = await listPeople(db, [agencyCode])
  const span = { startsAt: now, endsAt: new Date(now.getTime() + 1) }
  const [said, entered] = await Promise.all([
    listSubstitutions(db, { userIds, ...span }),
    listAbsences(db, known, span),
  ])
  const userOf = new Map(known.map(({ id, userId }) => [id, userId]))
  const all = [
    ...said.map(({ absentId, endsAt }) => ({ userId: absentId, endsAt })),
    ...entered.map(({ personId, endsAt }) => ({ userId: userOf.get(personId) ?? null, endsAt })),
  ]
  const until = new Map<string, Date>()
  for (const { userId, endsAt } of all) {
    const before = userId === null ? undefined : until.get(userId)
    if (userId !== null && (before === undefined || before < endsAt)) until.set(userId, endsAt)
  }
  return until
}
