/** Three days after its refutation a card is closed by itself. */
import { type Loop, startLoop } from '../../../platform/background/loop.ts'
import { addEvents } from '../../../platform/events/events.ts'
import { type FakesContext, fakeEvent, lockFakes, updateFake } from '../card/index.ts'
import { listWatchesOver } from './clocks.repository.ts'

type Deps = Pick<FakesContext, 'db' | 'clock' | 'log'>
const PAGE = 100
const IDLE_MS = 60_000

export function startEndingWatches(deps: Deps): Loop {
  return startLoop({
    name: 'watches of rumours',
    log: deps.log,
    turn: async () => ({ nextInMs: (await endWatches(deps)) < PAGE ? IDLE_MS : 0 }),
  })
}

/** How many were closed. */
export async function endWatches({ db, clock }: Deps): Promise<number> {
  const now = clock()
  const over = await listWatchesOver(db, now, PAGE)
  if (over.length === 0) return 0
  return db.transaction().execute(async (tx) => {
    const held = await lockFakes(
      tx,
      over.map(({ id }) => id),
    )
    // Somebody may have corrected it, or published it anew, meanwhile.
    const due = held.filter(
      ({ step, watchUntil }) => step === 'watch' && watchUntil !== null && watchUntil <= now,
    )
    for (const fake of due) await updateFake(tx, fake.id, { step: 'closed', closedAt: now })
    addEvents(
      tx,
      due.map((fake) => fakeEvent(fake.id, fake)),
    )
    return due.length
  })
}
