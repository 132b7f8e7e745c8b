/** A message is seen where its conversation is: on the cards of all the incidents that show it. */
import type { LiveEvent } from '@veche/contract/live.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import { addEvents } from '../../../platform/events/events.ts'
import type { Actor } from '../../access/index.ts'
import { scopeOf } from '../history/index.ts'
import { authorize, canRun, canSeeIncident } from '../rights/index.ts'
import { listShowing } from './card.repository.ts'

/** What lies outside the actor's scope does not exist. */
export async function authorizeMessage(
  db: Db,
  { messageId, actor, to }: { messageId: string; actor: Actor; to: 'see' | 'work' },
): Promise<void> {
  const visible = (await listShowing(db, messageId)).filter((incident) => canSeeIncident(actor, incident))
  const [first] = visible
  if (!first) throw new NotFoundError('attachment.not_found', { messageId })
  if (to === 'see' || visible.some((incident) => canRun(actor, incident, 'read_follow_ups', null))) return
  authorize(actor, first, 'read_follow_ups', null)
}

/** Each card that shows the message is read again by whoever has it open. */
export async function announceAttachment(tx: Tx, messageId: string): Promise<void> {
  const showing = await listShowing(tx, messageId)
  addEvents(
    tx,
    showing.map((incident) => {
      const payload: LiveEvent = { type: 'attachment', incidentId: incident.id }
      return { payload, audience: { kind: 'incident', scopes: [scopeOf(incident)] } }
    }),
  )
}
