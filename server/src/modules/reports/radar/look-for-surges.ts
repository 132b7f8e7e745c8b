/** One look of the radar: what it finds is kept and told once to those who send questions on. */
import { HOUR_MS } from '@veche/contract/durations.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { choosePeople, loadStaff, type StaffBook } from '../../control/index.ts'
import { addNotifications, type NewNotification } from '../../notifications/index.ts'
import { cellKey } from './domain/history.ts'
import { lookAround } from './domain/look.ts'
import { WINDOW_HOURS } from './domain/norm.ts'
import { followSurges } from './domain/surges.ts'
import type { Norms } from './norms.ts'
import {
  insertSurge,
  type KeptSurge,
  listHeard,
  lockLasting,
  saveLook,
  updateSurge,
} from './surges.repository.ts'

type Context = Pick<AppContext, 'db' | 'clock'> & { norms: Norms }

/** Gives the surges that this look has found. */
export async function lookForSurges({ db, clock, norms }: Context): Promise<KeptSurge[]> {
  const at = clock()
  const [usual, staff] = await Promise.all([norms(at), loadStaff(db)])
  const messages = await listHeard(db, { from: new Date(at.getTime() - WINDOW_HOURS * HOUR_MS), until: at })
  const look = lookAround(usual.norm, { at, messages, clock: usual.clock })
  return db.transaction().execute(async (tx) => {
    const lasting = new Map((await lockLasting(tx)).map((surge) => [cellKey(surge), surge]))
    const found: KeptSurge[] = []
    for (const surge of followSurges([...lasting.values()], look)) {
      const known = lasting.get(cellKey(surge))
      if (known) await updateSurge(tx, { ...surge, id: known.id })
      else found.push(await insertSurge(tx, surge))
    }
    await addNotifications(
      tx,
      found.flatMap((surge) => noticesOf(surge, staff)),
      at,
    )
    await saveLook(tx, at)
    return found
  })
}

/** Dispatchers of the place and of the centre. A surge that lasts is told once. */
function noticesOf(surge: KeptSurge, staff: StaffBook): NewNotification[] {
  const { id, municipalityCode, groupCode, count, expected } = surge
  const place = { municipalityCode, agencyCode: null, unitCode: null, assigneeId: null }
  return choosePeople(staff, place, ['dispatcher']).map((userId) => ({
    userId,
    kind: 'surge',
    incidentId: null,
    details: { municipalityCode, groupCode, count, expected },
    isUrgent: false,
    dedupeKey: `surge:${id}`,
  }))
}
