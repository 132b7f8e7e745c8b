/** Those who work on rumours hear what is new of a card. */
import type { Tx } from '../../platform/db.ts'
import { listActivePeople } from '../access/index.ts'
import { addNotifications } from '../notifications/index.ts'
import { canWithFake } from './fakes.policy.ts'
import type { FakeRow } from './fakes.repository.ts'
import type { FakeDeps } from './fakes-context.ts'

export type FakeNews = 'signal' | 'facts' | 'verdict' | 'approval' | 'sent_back' | 'late' | 'respread'
export type ToldFake = Pick<
  FakeRow,
  'id' | 'number' | 'municipalityCode' | 'agencyCode' | 'responsibleId' | 'version'
>

export async function tellFake(
  tx: Tx,
  fake: ToldFake,
  news: FakeNews,
  { now }: Pick<FakeDeps, 'now'>,
): Promise<void> {
  const people = (await listActivePeople(tx)).filter((person) =>
    canWithFake({ ...person, tokenScopes: null }, 'work', fake),
  )
  await addNotifications(
    tx,
    people.map(({ id: userId }) => ({
      ...{ userId, kind: 'fake' as const, incidentId: null, isUrgent: false },
      details: { fakeId: fake.id, number: fake.number, news },
      dedupeKey: `fake:${fake.id}:${news}:${now.toISOString()}`,
    })),
    now,
  )
}
