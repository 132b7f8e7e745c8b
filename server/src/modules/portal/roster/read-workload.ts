import type { WorkloadResponse } from '@veche/contract/portal/workload.ts'
import type { Db } from '../../../platform/database/db.ts'
import { type Actor, listPeopleOfAgency, listAbsences as listSubstitutions } from '../../access/index.ts'
import type { DeskContext } from '../../desk/index.ts'
import { requireVisiblePeople } from '../../directory/index.ts'
import { countInHands } from '../../incidents/index.ts'
import { listAbsences, listPeople } from '../contacts/index.ts'
import { compareLoads } from './domain/compare-loads.ts'
import { listOnDuty } from './shifts.repository.ts'

export type WorkloadContext = DeskContext

export async function readWorkload(
  { db, clock }: Pick<WorkloadContext, 'db' | 'clock'>,
  { agencyCode, actor }: { agencyCode: string; actor: Actor },
): Promise<WorkloadResponse> {
  await requireVisiblePeople(db, { actor, agencyCode })
  const now = clock()
  const userIds = [...new Set((await listPeopleOfAgency(db, agencyCode)).map(({ id }) => id))]
  const [inHands, absent, onDuty] = await Promise.all([
    countInHands(db, { agencyCode, now }),
    readAbsent(db, { agencyCode, userIds, now }),
    listOnDuty(db, { userIds, now }),
  ])
  const people = userIds.map((id) => ({
    ...{ id, open: 0, urgent: 0, late: 0 },
    ...inHands.get(id),
    absentUntil: absent.get(id)?.toISOString() ?? null,
    isOnDuty: onDuty.has(id),
  }))
  return { people: people.toSorted(compareLoads) }
}

type Of = { agencyCode: string; userIds: readonly string[]; now: Date }

/** Until when: as said in one's account, or entered by the body. */
async function readAbsent(db: Db, { agencyCode, userIds, now }: Of): Promise<Map<string, Date>> {
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
