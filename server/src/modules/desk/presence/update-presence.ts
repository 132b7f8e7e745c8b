import type { PresenceRequest } from '@veche/contract/desk.ts'
import type { LiveEvent } from '@veche/contract/live.ts'
import type { z } from 'zod'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import { addEvents } from '../../../platform/events/events.ts'
import type { Actor } from '../../access/index.ts'
import { canSeeIncident, findIncidentRow, scopeOf } from '../../incidents/index.ts'
import type { DeskContext } from '../desk-context.ts'
import {
  findMode,
  forgetAbsent,
  listPresent,
  type Present,
  removePresence,
  savePresence,
} from './presence.repository.ts'

type Mode = z.infer<typeof PresenceRequest>['mode']

/**
 * Tells colleagues only when somebody came, went or began to write, because a heartbeat says nothing new. Whoever
 * lost the question by a step is gone with their next word.
 */
export async function updatePresence(
  { db, clock }: DeskContext,
  { incidentId, mode, actor }: { incidentId: string; mode: Mode; actor: Actor },
): Promise<Present[]> {
  const now = clock()
  const row = await beyondScope('whoever lost the question is taken off it', () =>
    findIncidentRow(db, incidentId),
  )
  if (!row) throw new NotFoundError('incident.not_found', { id: incidentId })
  const isLost = !canSeeIncident(actor, row)
  const present = isLost || mode === 'gone' ? null : mode
  await db.transaction().execute(async (tx) => {
    const before = await findMode(tx, { incidentId, userId: actor.id, now })
    if (present === null) await removePresence(tx, incidentId, actor.id)
    else await savePresence(tx, { incidentId, now, userId: actor.id, name: actor.name, mode: present })
    if (before === present) return
    const isOfWriter = before === 'writes' || present === 'writes'
    const payload: LiveEvent = { type: 'presence', incidentId, isOfWriter }
    addEvents(tx, [{ payload, audience: { kind: 'incident', scopes: [scopeOf(row)] } }])
  })
  if (isLost) throw new NotFoundError('incident.not_found', { id: incidentId })
  await forgetAbsent(db, now)
  const people = await listPresent(db, incidentId, now)
  return people.filter(({ userId }) => userId !== actor.id)
}
