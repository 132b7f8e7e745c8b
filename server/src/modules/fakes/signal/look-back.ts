/**
 * A rumour is heard in one place and was told in others before: what was said lately is compared with a card once it is
 * there, and again when a person has learnt it other words. Its places are added as those of any message that comes in.
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

/** True: a card was looked at, another may wait. */
export async function lookBack(deps: Deps): Promise<boolean> {
  const fake = await findNotLookedBack(deps.db)
  if (!fake) return false
  // First: who learns new words meanwhile asks for another look.
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
