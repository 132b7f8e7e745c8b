/**
 * Compares recent messages with a new card, because a rumour has often been written elsewhere before we learn of it,
 * and again when a person adds words to the card. Carriers are added as for any new message.
 */
import { type Loop, startLoop } from '../../../platform/background/loop.ts'
import { isDatabaseAway } from '../../../platform/database/db.ts'
import { listMessages } from '../../inbox/index.ts'
import type { FakesContext } from '../card/index.ts'
import { loadLiveCards } from '../matching/index.ts'
import { findNotLookedBack, listSaid, updateLookedBack } from './look-back.repository.ts'
import { addFound, findCarried, type IntakeDeps, isOfResident } from './register-fake-carriers.ts'

type Deps = Pick<FakesContext, 'db' | 'log'> & { loadDeps: () => Promise<IntakeDeps> }

const IDLE_MS = 5000
const PAGE = 500

export function startLookingBack(deps: Deps): Loop {
  return startLoop({
    name: 'what was said before a card',
    log: deps.log,
    turn: async () => ({ nextInMs: (await lookBack(deps)) ? 0 : IDLE_MS }),
  })
}

/** Returns true if a card was compared, because another may wait. */
export async function lookBack(deps: Deps): Promise<boolean> {
  const fake = await findNotLookedBack(deps.db)
  if (!fake) return false
  // Marked before comparing: if the card gets new words meanwhile, its mark is removed again and it is compared once more.
  await updateLookedBack(deps.db, fake.id, true)
  try {
    const ids = await listSaid(deps.db, fake)
    for (let start = 0; start < ids.length; start += PAGE)
      await compare(deps, fake.id, ids.slice(start, start + PAGE))
  } catch (error) {
    if (isDatabaseAway(error)) {
      await updateLookedBack(deps.db, fake.id, false)
      throw error
    }
    deps.log.error({ err: error, fakeId: fake.id }, 'what was said before a card could not be read')
  }
  return true
}

async function compare({ db, loadDeps }: Deps, fakeId: string, messageIds: readonly string[]): Promise<void> {
  const deps = await loadDeps()
  await db.transaction().execute(async (tx) => {
    const cards = (await loadLiveCards(tx, deps.suggest)).filter(({ card }) => card.id === fakeId)
    const messages = (await listMessages(tx, [...messageIds])).filter(isOfResident)
    await addFound(tx, await findCarried(tx, messages, { cards, deps }), deps)
  })
}
