/** Who is told what of a card: those whose turn it is, each fact once. */
import type { Tx } from '../../../platform/database/db.ts'
import { listActivePeople, listDeputyIds } from '../../access/index.ts'
import { addNotifications, endFakeNotices } from '../../notifications/index.ts'
import type { FakeRow } from '../card/index.ts'
import { choosePeople, type Hearers } from './choose-people.ts'

export type FakeNews = 'signal' | 'facts' | 'verdict' | 'approval' | 'sent_back' | 'late' | 'respread'
type Told = {
  fake: FakeRow
  news: FakeNews
  /** Names the fact among those of the card. */
  key: string
  userIds: readonly string[]
}

export async function notifyOfFake(tx: Tx, { fake, news, key, userIds }: Told, now: Date): Promise<void> {
  const { id, number, claim, isDanger } = fake
  await addNotifications(
    tx,
    userIds.map((userId) => ({
      ...{ userId, kind: 'fake' as const, incidentId: null, isUrgent: isDanger },
      details: { news, number, fakeId: id, claim },
      dedupeKey: `fake:${id}:${news}:${key}`,
    })),
    now,
  )
}

/** Of a step: who is asked for what there. */
const NEWS_OF_STEPS: readonly FakeNews[] = ['signal', 'facts', 'verdict', 'approval', 'sent_back', 'late']

/** The step is over, whoever has finished it: nobody is asked for it any more. */
export function endStepNotices(tx: Tx, fakeId: string, now: Date): Promise<void> {
  return endFakeNotices(tx, { fakeId, news: NEWS_OF_STEPS }, now)
}

export async function findHearers(tx: Tx, fake: FakeRow, hearers: Hearers): Promise<string[]> {
  return choosePeople(await listActivePeople(tx), fake, hearers)
}

export async function notifyOfSignal(
  tx: Tx,
  { fake, actorId }: { fake: FakeRow; actorId: string | null },
  now: Date,
): Promise<void> {
  const userIds = await findHearers(tx, fake, { right: 'work', but: [actorId] })
  await notifyOfFake(tx, { fake, news: 'signal', key: 'new', userIds }, now)
}

/** An approval that is late goes to the heads and to those who stand in for them; where there are none, to all who may. */
export async function findEscalated(
  tx: Tx,
  { fake, writerId }: { fake: FakeRow; writerId: string | null },
  now: Date,
): Promise<string[]> {
  const people = await listActivePeople(tx)
  const heads = choosePeople(people, fake, { right: 'approve', roles: ['head'], but: [writerId] })
  if (heads.length === 0) return choosePeople(people, fake, { right: 'approve', but: [writerId] })
  const deputies = await listDeputyIds(tx, heads, now)
  return [...new Set([...heads, ...deputies])].filter((id) => id !== writerId)
}
