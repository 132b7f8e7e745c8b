/** The refutation is out and the rumour goes on: those who keep the card hear of it, once an hour at most. */
import { HOUR_MS } from '@veche/contract/durations.ts'
import type { Tx } from '../../../platform/database/db.ts'
import type { FakeDeps } from '../card/index.ts'
import type { LiveCard } from '../matching/index.ts'
import { type CarrierRow, isRespread } from '../places/index.ts'
import { updateRespreadTold } from './news.repository.ts'
import { findHearers, notifyOfFake } from './notify-of-fake.ts'

export async function notifyOfRespread(
  tx: Tx,
  card: LiveCard,
  added: readonly CarrierRow[],
  deps: FakeDeps,
): Promise<void> {
  if (!added.some((carrier) => isRespread(carrier, card.publishedAt))) return
  const toldBefore = new Date(deps.now.getTime() - HOUR_MS)
  const claimed = await updateRespreadTold(tx, { cardId: card.id, toldBefore, now: deps.now })
  if (!claimed) return
  const userIds = await findHearers(tx, claimed, { right: 'work' })
  const told = { fake: claimed, news: 'respread' as const, key: deps.now.toISOString(), userIds }
  await notifyOfFake(tx, told, deps.now)
}
