/** A message is seen where its conversation is: on the cards of all the incidents that show it. */
import type { LiveEvent } from '@veche/contract/events.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import { addEvents } from '../../../platform/events/events.ts'
import type { Actor } from '../../access/index.ts'
import { scopeOf } from '../history/index.ts'
import { authorize, canRun, canSeeIncident, type IncidentScope } from '../rights/index.ts'

type Showing = IncidentScope & { id: string }

/** Its own incident, those split from it, the one it was merged into, and the mass event of either. */
async function listShowing(db: Db, messageId: string): Promise<Showing[]> {
  const { rows } = await sql<Showing>`
    with recursive own as (
      select incident.id, merged_into_id, event_id
      from message join incident on incident.id = message.incident_id where message.id = ${messageId}
    ), part as (
      select id from own
      union select child.id from incident child join part on child.split_from_id = part.id
      where child.source_message_id = ${messageId}
    )
    select id, step, municipality_code as "municipalityCode", agency_code as "agencyCode", unit_code as "unitCode",
      assignee_id as "assigneeId"
    from incident where id in (
      select id from part union select merged_into_id from own union select event_id from own
      union select whole.event_id from own join incident whole on whole.id = own.merged_into_id)`.execute(db)
  return rows
}

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
export async function tellAttachmentCopied(tx: Tx, messageId: string): Promise<void> {
  const showing = await listShowing(tx, messageId)
  addEvents(
    tx,
    showing.map((incident) => {
      const payload: LiveEvent = { type: 'attachment', incidentId: incident.id }
      return { payload, audience: { kind: 'incident', scopes: [scopeOf(incident)] } }
    }),
  )
}
