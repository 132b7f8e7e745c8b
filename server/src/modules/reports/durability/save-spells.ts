/** Every night: how long each «решено» of the last year has held so far. */
import { DAY_MS } from '@veche/contract/durations.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { runAside } from '../aside/index.ts'
import {
  deleteOtherSpells,
  hasSpells,
  listClosings,
  listComplaints,
  listSolvedTopics,
  replaceSpells,
} from './spells.repository.ts'

const WINDOW_DAYS = 365
/** Topics that are read together: few enough for the memory of a thread, also where a million questions are kept. */
const TOPICS_AT_ONCE = 10

export async function saveSpells({ db, clock }: Pick<AppContext, 'db' | 'clock'>): Promise<void> {
  const until = clock()
  const from = new Date(until.getTime() - WINDOW_DAYS * DAY_MS)
  const topics = await listSolvedTopics(db, from)
  for (let at = 0; at < topics.length; at += TOPICS_AT_ONCE) {
    const some = topics.slice(at, at + TOPICS_AT_ONCE)
    const [closings, complaints] = await Promise.all([
      listClosings(db, some, from),
      listComplaints(db, some, from),
    ])
    const spells = await runAside('spells', { closings, complaints, until })
    await db.transaction().execute((tx) => replaceSpells(tx, some, spells))
  }
  await db.transaction().execute((tx) => deleteOtherSpells(tx, topics))
}

/** Where nothing was found yet. */
export async function saveFirstSpells(context: Pick<AppContext, 'db' | 'clock'>): Promise<void> {
  if (!(await hasSpells(context.db))) await saveSpells(context)
}
