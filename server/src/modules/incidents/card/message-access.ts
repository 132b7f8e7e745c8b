/** A message may be read by whoever may see one of the incidents whose card shows it. */

import type { LiveEvent } from '@veche/contract/live.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import { addEvents } from '../../../platform/events/events.ts'
import type { Actor } from '../../access/index.ts'
import { scopeOf } from '../history/index.ts'
import { authorize, canRun, canSeeIncident } from '../rights/index.ts'
import { listShowing } from './card.repository.ts'

/** An incident outside the actor's scope is reported as absent. */
export async function authorizeMessage(
  db: Db,
  { messageId, actor, to }: { messageId: string; actor: Actor; to: 'see' | 'work' },
): Promise<void> {
  const showing = await beyondScope(
    'what was merged from another scope is shown on the card that is seen',
    () => listShowing(db, messageId),
  )
  const visible = showing.filter((incident) => canSeeIncident(actor, incident))
  const [first] = visible
  if (!first) throw new NotFoundError('attachment.not_found', { messageId })
  if (to === 'see' || visible.some((incident) => canRun(actor, incident, 'read_follow_ups', null))) return
  authorize(actor, first, 'read_follow_ups', null)
}

/** Announces the change to every open card that shows the message. */
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
