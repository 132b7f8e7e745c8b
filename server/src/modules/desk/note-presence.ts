import type { PresenceRequest } from '@veche/contract/desk.ts'
import type { LiveEvent } from '@veche/contract/events.ts'
import type { z } from 'zod'
import { addEvents } from '../../platform/events.ts'
import type { Actor } from '../access/index.ts'
import { getVisibleRow, scopeOf } from '../incidents/index.ts'
import type { DeskContext } from './desk-context.ts'
import {
  findMode,
  forgetAbsent,
  listPresent,
  type Present,
  removePresence,
  savePresence,
} from './presence.repository.ts'

type Mode = z.infer<typeof PresenceRequest>['mode']

/** Colleagues hear of it only when somebody came, went or began to write; a heartbeat says nothing new. */
export async function notePresence(
  { db, clock }: DeskContext,
  { incidentId, mode, actor }: { incidentId: string; mode: Mode; actor: Actor },
): Promise<Present[]> {
  const now = clock()
  const row = await getVisibleRow(db, incidentId, actor)
  await db.transaction().execute(async (tx) => {
    const before = await findMode(tx, { incidentId, userId: actor.id, now })
    if (mode === 'gone') await removePresence(tx, incidentId, actor.id)
    else await savePresence(tx, { incidentId, now, userId: actor.id, name: actor.name, mode })
    if (before === (mode === 'gone' ? null : mode)) return
    const isOfWriter = before === 'writes' || mode === 'writes'
    const payload: LiveEvent = { type: 'presence', incidentId, isOfWriter }
    addEvents(tx, [{ payload, audience: { kind: 'incident', scopes: [scopeOf(row)] } }])
  })
  await forgetAbsent(db, now)
  const present = await listPresent(db, incidentId, now)
  return present.filter(({ userId }) => userId !== actor.id)
}
