import { ConflictError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import type { DeskContext } from '../desk-context.ts'
import { parseViewFilter } from '../views/parse-view-filter.ts'
import { getVisibleView } from '../views/views.repository.ts'
import { lookAtView } from './look-at-view.ts'
import { countOtherWatches, deleteWatch, saveWatch } from './watches.repository.ts'

/** Each costs a look every ten minutes. */
const WATCHES_PER_PERSON = 20

type Setting = { viewId: string; isOn: boolean; actor: Actor; agencies: readonly string[] }

/** Begins or ends telling a person of what is new in a view that they see. What stands there already is not new. */
export async function setWatch(
  { db, clock, region }: Pick<DeskContext, 'db' | 'clock' | 'region'>,
  { viewId, isOn, actor, agencies }: Setting,
): Promise<void> {
  const { filter } = await getVisibleView(db, { id: viewId, actor, agencies })
  if (!isOn) return deleteWatch(db, { userId: actor.id, viewId })
  const now = clock()
  await db.transaction().execute(async (tx) => {
    if ((await countOtherWatches(tx, { userId: actor.id, viewId })) >= WATCHES_PER_PERSON)
      throw new ConflictError('view.too_many_watched', { limit: WATCHES_PER_PERSON })
    const facts = { actor, now, timeZone: region.timeZone, filter: parseViewFilter(filter) }
    const { look } = await lookAtView(tx, facts, now)
    await saveWatch(tx, { userId: actor.id, viewId, lookedAt: now, before: look })
  })
}
