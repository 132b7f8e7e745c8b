import { SPREAD_LIMIT, type SpreadResponse } from '@veche/contract/portal/workload.ts'
import { ConflictError } from '../../../platform/errors.ts'
import { type Actor, listPeopleOfAgency } from '../../access/index.ts'
import { prepareBulk } from '../../desk/index.ts'
import { listInNoHands, listVisible } from '../../incidents/index.ts'
import { spread, takersOf } from './domain/spread.ts'
import { listGoneHolders, readWorkload, type WorkloadContext } from './read-workload.ts'

type Asked = { agencyCode: string; incidentIds?: string[] | undefined; actor: Actor }

/** Only executors are given questions so: whoever leads gives them, and takes one by a press of their own. */
export async function prepareSpread(
  context: WorkloadContext,
  { agencyCode, incidentIds: chosen, actor }: Asked,
): Promise<SpreadResponse> {
  const { people } = await readWorkload(context, { agencyCode, actor })
  const colleagues = await listPeopleOfAgency(context.db, agencyCode)
  const names = new Map(
    colleagues.flatMap(({ id, name, role }) => (role === 'executor' ? [[id, name] as const] : [])),
  )
  const { takers, isByShift } = takersOf(people.filter(({ id }) => names.has(id)))
  if (takers.length === 0) throw new ConflictError('spread.nobody_there')
  const incidentIds = chosen ?? (await listOwnerless(context, agencyCode))
  const rows = await listVisible(context.db, actor, incidentIds)
  const ofBody = rows.filter((row) => row.agencyCode === agencyCode)
  const gives = spread(
    ofBody.map(({ id, urgency }) => ({ id, isUrgent: urgency === 'urgent' })),
    takers,
  )
  if (chosen === undefined && ofBody.length === 0) throw new ConflictError('spread.nothing_left')
  const action = { type: 'spread' as const, agencyCode, gives: Object.fromEntries(gives) }
  return {
    run: await prepareBulk(context, actor, { action, incidentIds: chosen ?? ofBody.map(({ id }) => id) }),
    people: takers.map(({ id, open }) => ({
      ...{ id, open, name: names.get(id) ?? '' },
      gets: [...gives.values()].filter((userId) => userId === id).length,
    })),
    isByShift,
  }
}

async function listOwnerless({ db, clock }: WorkloadContext, agencyCode: string): Promise<string[]> {
  const goneIds = await listGoneHolders(db, { agencyCode, now: clock() })
  return listInNoHands(db, { agencyCode, goneIds, limit: SPREAD_LIMIT })
}
