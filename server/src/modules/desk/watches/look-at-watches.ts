/** Tells people of what is new in the views that they watch: each view once in ten minutes, with their own eyes. */
import { IncidentFilter } from '@veche/contract/casework/incident-filter.ts'
import { MINUTE_MS } from '@veche/contract/durations.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { type Actor, findActorByUserId } from '../../access/index.ts'
import { addFoldedNotifications } from '../../notifications/index.ts'
import type { DeskContext } from '../desk-context.ts'
import { agenciesFor } from '../views/read-views.ts'
import { findVisibleView, type StoredView } from '../views/views.repository.ts'
import { newsOf } from './domain/news-of.ts'
import { lookAtView } from './look-at-view.ts'
import { listDueWatches, lockWatch, updateWatch, type WatchKey } from './watches.repository.ts'

const EVERY_MS = 10 * MINUTE_MS
/** A look takes some milliseconds; the rest waits for the next minute. */
const LOOKS_AT_ONCE = 200

type Context = Pick<DeskContext, 'db' | 'clock' | 'region' | 'log'>

export async function lookAtWatches({ db, clock, region, log }: Context): Promise<void> {
  const now = clock()
  const before = new Date(now.getTime() - EVERY_MS)
  for (const key of await listDueWatches(db, { before, limit: LOOKS_AT_ONCE })) {
    try {
      await db.transaction().execute((tx) => lookAtWatch(tx, region.timeZone, { key, before, now }))
    } catch (error) {
      // One that takes too long, or fails, does not stop the others; the next look compares with what was known.
      log.warn({ error, viewId: key.viewId }, 'a watched view could not be looked at')
      await updateWatch(db, key, { lookedAt: now })
    }
  }
}

type Due = { key: WatchKey; before: Date; now: Date }

/** The look and its notice are saved together, so a crash tells nothing twice. */
async function lookAtWatch(tx: Tx, timeZone: string, { key, before, now }: Due): Promise<void> {
  const watch = await lockWatch(tx, key, before)
  if (!watch) return
  const actor = await findActorByUserId(tx, key.userId)
  const view =
    actor && (await findVisibleView(tx, { id: key.viewId, actor, agencies: await agenciesFor(tx, actor) }))
  const filter = view && IncidentFilter.safeParse(view.filter)
  // Who works no more, a view that is shared no more and a field that is there no more are silent until they are back.
  if (!actor || !view || !filter?.success) return updateWatch(tx, key, { lookedAt: now })
  const facts = { actor, now, timeZone, filter: filter.data }
  const { look, recent } = await lookAtView(tx, facts, watch.lookedAt)
  await tell(tx, { view, actor, now }, newsOf(watch.before, look, recent).length)
  await updateWatch(tx, key, { lookedAt: now, look })
}

type Telling = { view: StoredView; actor: Actor; now: Date }

/** What comes within an hour is one line that counts on. */
async function tell(tx: Tx, { view, actor, now }: Telling, count: number): Promise<void> {
  if (count === 0) return
  const { name, builtIn } = view
  const conditions = Object.entries(view.filter).map(([field, value]) => [`filter.${field}`, value] as const)
  await addFoldedNotifications(
    tx,
    [
      {
        ...{ userId: actor.id, kind: 'view', count, matters: [], isUrgent: false },
        details: { viewId: view.id, name, builtIn, ...Object.fromEntries(conditions) },
        dedupeKey: `view:${view.id}:${now.toISOString().slice(0, 13)}`,
      },
    ],
    now,
  )
}
