/** Questions as the protocol lists them, with what became of the work on each. */
import type { LivestreamQuestionState, QuestionChannel } from '@veche/contract/livestreams.ts'
import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import { IS_NO_CLARIFICATION } from '../../incidents/index.ts'
import { toldWords } from '../questions/index.ts'

export type ProtocolRow = {
  id: string
  number: number
  channel: QuestionChannel
  state: LivestreamQuestionState
  text: string
  topicCode: string | null
  address: string | null
  second: number | null
  promise: unknown
  answerLine: string | null
  declineReason: string | null
  answeredLaterAt: Date | null
  incidentNumber: number | null
  /** The agency that has the work now. */
  agencyCode: string | null
  /** As it was classified when the work started. */
  suggestion: unknown
  dueAt: Date | null
  /** True if its author deleted it everywhere. */
  isGone: boolean
  /** Our last public answer. */
  answer: string | null
  answerUrl: string | null
}

const SHOWN: readonly LivestreamQuestionState[] = [
  ...(['received', 'selected', 'answered', 'partly'] as const),
  ...(['on_control', 'answered_later', 'declined'] as const),
]

/** By number; what was folded or asks nothing is no row of its own. */
export async function listProtocol(db: Db, livestreamId: string, limit: number): Promise<ProtocolRow[]> {
  const { rows } = await sql<ProtocolRow>`
    select question.id, question.number, question.channel, question.state, question.text, question.topic_code,
      question.address, question.heard_s as second, question.promise,
      coalesce(told.line, question.answer_line) as answer_line,
      question.decline_reason, question.answered_later_at, incident.number as incident_number,
      not exists (select from livestream_asker asker join message on message.id = asker.message_id
        where asker.question_id = question.id and message.source_state <> 'deleted') as is_gone,
      work.agency_code, work.suggestion, clock.due_at, said.text as answer, said.permalink as answer_url
    from livestream_question question
    left join incident on incident.id = question.incident_id
    left join lateral (${toldWords}) told on true
    left join incident work on work.id = coalesce(incident.merged_into_id, incident.id)
    left join lateral (select due_at from incident_deadline
      where incident_id = question.incident_id and state in ('running', 'paused')
        and key in ('first_answer', 'reopened_answer', 'final_answer')
      order by due_at limit 1) clock on question.state = 'on_control'
    left join lateral (select text, permalink from message
      where message.incident_id = question.incident_id and direction = 'out' and source_state <> 'deleted'
        and surface in ('comment', 'video_comment') and ${IS_NO_CLARIFICATION}
      order by occurred_at desc limit 1) said on question.state = 'answered_later'
    where question.livestream_id = ${livestreamId} and question.state = any(${[...SHOWN]}::text[])
    order by question.number limit ${limit}`.execute(db)
  return rows
}
