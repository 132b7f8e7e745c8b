import type { DeclineReason, LivestreamQuestionState, LivestreamStep } from '@veche/contract/livestreams.ts'
import { sql } from 'kysely'
import type { Db } from '../../platform/database/db.ts'
import { IS_NO_CLARIFICATION } from '../incidents/index.ts'
import type { Heard } from './commands/index.ts'

const SHOWN_STEPS: readonly LivestreamStep[] = ['announced', 'collecting', 'on_air', 'follow_up', 'closed']

export function findShownStream(db: Db, number: number) {
  return db
    .selectFrom('livestream')
    .select(['id', 'title', 'plannedAt', 'startedAt', 'endedAt', 'step', 'recordingUrl', 'recordingOffsetS'])
    .where('number', '=', number)
    .where('step', 'in', SHOWN_STEPS)
    .executeTakeFirst()
}

export type PublicQuestion = {
  number: number
  state: LivestreamQuestionState
  /** Null for insults, personal data, and questions that their author deleted. */
  text: string | null
  declineReason: DeclineReason | null
  /** Null: it was not on air. */
  heard: Heard | null
  /** What our page answered in public, later. */
  answer: string | null
  /** The second of the recording where it was heard. */
  recordingUrl: string | null
}

export const PAGE = 100

type Row = Pick<PublicQuestion, 'number' | 'state' | 'answer'> & {
  id: string
  readOutS: number | null
  timeCodeS: number | null
  text: string
  declineReason: string | null
  isGone: boolean
}

export async function listPublic(
  db: Db,
  { id, after, states }: { id: string; after: number; states: readonly LivestreamQuestionState[] },
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select question.id, question.number, question.state, question.text, question.decline_reason,
      question.read_out_s, question.time_code_s,
      not exists (select from livestream_asker asker join message on message.id = asker.message_id
        where asker.question_id = question.id and message.source_state <> 'deleted') as is_gone,
      said.text as answer
    from livestream_question question
    left join lateral (select text from message
      where message.incident_id = question.incident_id and direction = 'out' and source_state <> 'deleted'
        and surface in ('comment', 'video_comment') and ${IS_NO_CLARIFICATION}
      order by occurred_at desc limit 1) said on question.state = 'answered_later'
    where question.livestream_id = ${id} and question.number > ${after}
      and question.state = any(${[...states]}::text[])
    order by question.number limit ${PAGE + 1}`.execute(db)
  return rows
}

export function listShownStreams(
  db: Db,
  { limit, municipalityCode }: { limit: number; municipalityCode: string | null },
) {
  return db
    .selectFrom('livestream')
    .select(['id', 'number', 'title', 'plannedAt', 'municipalityCode', 'step'])
    .where('step', 'in', SHOWN_STEPS)
    .$if(municipalityCode !== null, (query) => query.where('municipalityCode', '=', municipalityCode))
    .orderBy('plannedAt', 'desc')
    .limit(limit)
    .execute()
}
