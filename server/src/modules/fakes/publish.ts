/** The last approved text goes to the places that a person has chosen. */
import type { Tx } from '../../platform/db.ts'
import { NotFoundError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import type { FakeRow } from './fakes.repository.ts'
import type { FakeDeps, FakesContext } from './fakes-context.ts'

type PublishDeps = FakeDeps & Pick<FakesContext, 'connectors'>

export async function publish(
  tx: Tx,
  {
    fake,
    actor,
    carrierIds,
    chatIds,
  }: {
    fake: FakeRow
    actor: Actor
    carrierIds: readonly string[]
    chatIds: readonly string[]
  },
  deps: PublishDeps,
): Promise<void> {
  const places = [
    ...carrierIds.map((carrierId) => ({ kind: 'reply' as const, carrierId, chatId: null })),
    ...chatIds.map((chatId) => ({ kind: 'chat_post' as const, carrierId: null, chatId })),
  ]
  for (const place of places)
    await insertPublication(tx, { fake, actor, place, sentAt: null, permalink: null }, deps)
}

export async function publishByHand(
  tx: Tx,
  {
    fake,
    actor,
    carrierId,
    permalink,
  }: { fake: FakeRow; actor: Actor; carrierId: string; permalink: string },
  deps: PublishDeps,
): Promise<void> {
  const place = { kind: 'by_hand' as const, carrierId, chatId: null }
  await insertPublication(tx, { fake, actor, place, sentAt: deps.now, permalink }, deps)
}

type Place = { kind: 'reply' | 'chat_post' | 'by_hand'; carrierId: string | null; chatId: string | null }

async function insertPublication(
  tx: Tx,
  {
    fake,
    actor,
    place,
    ...sent
  }: {
    fake: FakeRow
    actor: Actor
    place: Place
    sentAt: Date | null
    permalink: string | null
  },
  { now }: PublishDeps,
): Promise<void> {
  if (place.carrierId !== null) {
    const carrier = await tx
      .selectFrom('fakeCarrier')
      .select('id')
      .where('id', '=', place.carrierId)
      .where('fakeId', '=', fake.id)
      .executeTakeFirst()
    if (!carrier) throw new NotFoundError('fake.no_carrier', { carrierId: place.carrierId })
  }
  const { no } = await tx
    .selectFrom('fakeText')
    .select('no')
    .where('fakeId', '=', fake.id)
    .where('decision', '=', 'approved')
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('fakePublication')
    .values({
      id: newId(),
      fakeId: fake.id,
      ...place,
      ...sent,
      textNo: no,
      queuedAt: now,
      queuedBy: actor.id,
    })
    .onConflict((conflict) => conflict.columns(['fakeId', 'textNo', 'carrierId', 'chatId']).doNothing())
    .execute()
}
