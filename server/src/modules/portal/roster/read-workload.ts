import type { WorkloadResponse } from '@veche/contract/portal/workload.ts'
import { type Actor, listActiveUserIds, listPeopleOfAgency } from '../../access/index.ts'
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
  const gone = await listGone(db, { inHands, colleagueIds: userIds })
  return { people: people.toSorted(compareLoads), ownerless: countOwnerless(inHands, gone) }
}

/** Who holds work of the body and is switched off. */
export async function listGoneHolders(
  db: WorkloadContext['db'],
  { agencyCode, now }: { agencyCode: string; now: Date },
): Promise<string[]> {
  return listGone(db, { inHands: await countInHands(db, { agencyCode, now }), colleagueIds: [] })
}

type InHands = Awaited<ReturnType<typeof countInHands>>
type Held = { inHands: InHands; colleagueIds: readonly string[] }

/** Colleagues are known to be active; whoever holds a question with a role elsewhere may be too. */
async function listGone(db: WorkloadContext['db'], { inHands, colleagueIds }: Held): Promise<string[]> {
  const holders = [...inHands.keys()].filter((id) => id !== null)
  const ids = holders.filter((id) => !colleagueIds.includes(id))
  const active = new Set(await listActiveUserIds(db, ids))
  return ids.filter((id) => !active.has(id))
}

function countOwnerless(inHands: InHands, gone: readonly string[]): WorkloadResponse['ownerless'] {
  const none = { open: 0, urgent: 0, late: 0, ofSwitchedOff: 0 }
  return [null, ...gone].reduce((sum, id) => {
    const { open, urgent, late } = inHands.get(id) ?? none
    return {
      ...{ open: sum.open + open, urgent: sum.urgent + urgent, late: sum.late + late },
      ofSwitchedOff: sum.ofSwitchedOff + (id === null ? 0 : open),
    }
  }, none)
}
