/** «Сообщать» in a private dialog: from now on its author hears there how their question goes on. It opens no work. */
import type { Tx } from '../../../platform/database/db.ts'
import { type AnswersContext, queuePost } from '../../answers/index.ts'
import type { Arrival } from '../../inbox/index.ts'
import { findIncidentOfThread } from '../../incidents/index.ts'
import { progressOf } from '../domain/public-state.ts'
import { shownStepOf } from '../receipt/shown-step.ts'
import { deleteDialogFollowers, saveDialogFollower } from './dialogs.repository.ts'
import { readWish, type Wish } from './domain/wish.ts'
import { progressWordsOf } from './domain/words.ts'
import { findIncidentWork } from './followers.repository.ts'
import { postId, tellsOf } from './progress-post.ts'

type WishDeps = Pick<AnswersContext, 'connectors'> & { now: Date }

/** Wishes wait until the questions that came with them are there. */
export function splitWishes(arrivals: readonly Arrival[]): { wishes: Arrival[]; others: Arrival[] } {
  const { wishes = [], others = [] } = Object.groupBy(arrivals, (arrival) =>
    wishOf(arrival) ? 'wishes' : 'others',
  )
  return { wishes, others }
}

/** Gives those whose author has asked nothing there: they are words like any other. */
export async function registerWishes(tx: Tx, wishes: readonly Arrival[], deps: WishDeps): Promise<Arrival[]> {
  const unmet: Arrival[] = []
  for (const arrival of wishes) {
    const wish = wishOf(arrival)
    if (!wish || !(await registerWish(tx, { arrival, wish }, deps))) unmet.push(arrival)
  }
  return unmet
}

/** Only in private: under a post everybody would be told. */
function wishOf({ message, change }: Arrival): Wish | null {
  const { surface, direction, authorKind, automatic, text } = message
  const isSaidByPerson = direction === 'in' && authorKind === 'person' && automatic === null
  return change === 'appeared' && surface === 'private' && isSaidByPerson ? readWish(text) : null
}

/** False: whoever says it has asked nothing there. */
async function registerWish(
  tx: Tx,
  { arrival: { message }, wish }: { arrival: Arrival; wish: Wish },
  { connectors, now }: WishDeps,
): Promise<boolean> {
  const { channelId, container, threadExternalId, externalId } = message
  const asked = await findIncidentOfThread(tx, { channelId, container, threadExternalId })
  const work = asked && (await findIncidentWork(tx, asked.id))
  if (!asked || !work) return false
  const words = progressWordsOf(wish.language)
  const place = { container, threadExternalId, replyToExternalId: externalId }
  if (wish.isWanted)
    await saveDialogFollower(tx, {
      ...{ ...place, incidentId: asked.id, channelId, language: wish.language, nextLookAt: now },
      ...{ toldState: progressOf(shownStepOf(work)), toldIncidentId: work.id, toldSeq: work.seq },
    })
  else await deleteDialogFollowers(tx, { channelId, container })
  await queuePost(
    tx,
    {
      ...{ id: postId(asked.id, externalId), channelId, purpose: 'progress', writtenBy: null },
      ...{ place: { ...place, surface: 'private' }, tells: await tellsOf(tx, asked.id) },
      text: wish.isWanted ? words.dialogOn(work.number) : words.dialogOff,
      buttons: [wish.isWanted ? words.noWish : words.wish],
    },
    { connectors, now },
  )
  return true
}
