import type { WorkloadResponse } from '@veche/contract/portal/workload.ts'
import { type Actor, listPeopleOfAgency } from '../../access/index.ts'
import type { DeskContext } from '../../desk/index.ts'
import { requireVisiblePeople } from '../../directory/index.ts'
import { countInHands } from '../../incidents/index.ts'
import { compareLoads } from './domain/compare-loads.ts'
import { readAbsent } from './read-absent.ts'
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
