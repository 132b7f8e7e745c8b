import type { DismissReason } from '@veche/contract/incidents.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../../platform/database/db.ts'

export type Settled = {
  questionId: string
  livestreamId: string
  answeredAt: Date | null
  /** Null: it was answered. */
  dismissReason: z.infer<typeof DismissReason> | null
}

/** Questions on control whose incident, or the one it was merged into, is over. */
export async function listSettled(db: Db, limit: number): Promise<Settled[]> {
  const { rows } = await sql<Settled>`
    select question.id as question_id, question.livestream_id, work.answered_at,
      case when work.step = 'dismissed' then coalesce(work.dismiss_reason, 'no_question') end as dismiss_reason
    from livestream_question question
    join incident on incident.id = question.incident_id
    join incident work on work.id = coalesce(incident.merged_into_id, incident.id)
    where question.state = 'on_control' and work.step in ('awaiting_author', 'done', 'archived', 'dismissed')
    order by question.livestream_id, question.id limit ${limit}`.execute(db)
  return rows
}
