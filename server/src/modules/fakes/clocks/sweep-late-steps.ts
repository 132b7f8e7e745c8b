/**
 * Steps whose time is over are told once to those who hold them. Found by an index, looked at again under locks that wait
 * for nobody.
 */

import { type Loop, startLoop } from '../../../platform/background/loop.ts'
import { isDatabaseAway, type Tx } from '../../../platform/database/db.ts'
import { addEvents } from '../../../platform/events/events.ts'
import { listActivePeople } from '../../access/index.ts'
import { type FakeRow, type FakesContext, fakeEvent } from '../card/index.ts'
import { choosePeople, findEscalated, notifyOfFake, peopleOfAgency } from '../news/index.ts'
import { findLastText } from '../text/index.ts'
import { listOpinions } from '../verdict/index.ts'
import { findLateClocks, lockLateFake, markTold } from './late.repository.ts'

type LateDeps = Pick<FakesContext, 'db' | 'clock' | 'log'>

const PAGE = 100
const IDLE_MS = 5000

export function startLateSteps(deps: LateDeps): Loop {
  return startLoop({
    name: 'late steps of fakes',
    log: deps.log,
    turn: async () => ({ nextInMs: (await sweepLateSteps(deps)) === PAGE ? 0 : IDLE_MS }),
  })
}

/** One page; how many were told. One that cannot be told stops no other. */
export async function sweepLateSteps({ db, clock, log }: LateDeps): Promise<number> {
  const now = clock()
  const late = await findLateClocks(db, { now, limit: PAGE })
  let told = 0
  for (const clockId of late) {
    try {
      told += await db.transaction().execute((tx) => notifyOfLate(tx, clockId, now))
    } catch (error) {
      if (isDatabaseAway(error)) throw error
      log.error({ err: error, clockId }, 'a late step of a fake could not be told')
    }
  }
  return told
}

async function notifyOfLate(tx: Tx, clockId: string, now: Date): Promise<number> {
  const fake = await lockLateFake(tx, clockId, now)
  if (!fake) return 0
  await notifyOfFake(tx, { fake, news: 'late', key: clockId, userIds: await findHolders(tx, fake, now) }, now)
  await markTold(tx, clockId, now)
  addEvents(tx, [fakeEvent(fake.id, fake)])
  return 1
}

/** Whose turn it is; where that is nobody, those who keep the card. */
async function findHolders(tx: Tx, fake: FakeRow, now: Date): Promise<string[]> {
  const people = await listActivePeople(tx)
  const keepers = choosePeople(people, fake, { right: 'work' })
  const holders = await findTurn()
  return holders.length > 0 ? holders : keepers

  async function findTurn(): Promise<string[]> {
    switch (fake.step) {
      case 'facts':
        return [...new Set([...peopleOfAgency(people, fake), ...responsible()])]
      case 'verdict': {
        const heard = (await listOpinions(tx, fake)).map(({ userId }) => userId)
        return choosePeople(people, fake, { right: 'judge', but: heard })
      }
      case 'approval': {
        const text = await findLastText(tx, fake.id)
        return findEscalated(tx, { fake, writerId: text?.writtenBy ?? null }, now)
      }
      case 'signal':
        return keepers
      default:
        return responsible()
    }
  }

  function responsible(): string[] {
    return keepers.filter((id) => id === fake.responsibleId)
  }
}
