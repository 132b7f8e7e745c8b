import type { LivestreamQuestionState, LivestreamStep } from '@veche/contract/livestreams.ts'
import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'

export type AskedThere = {
  streamNumber: number
  streamTitle: string
  streamStep: LivestreamStep
  /** Of the question that stands for it. */
  state: LivestreamQuestionState
}

export async function listAskedStreams(db: Db, channelId: string, container: string): Promise<AskedThere[]> {
  const { rows } = await sql<AskedThere>`
    with recursive asked as (
      (select question.id, question.folded_into_id from message
        join livestream_asker asker on asker.message_id = message.id
        join livestream_question question on question.id = asker.question_id
        where message.channel_id = ${channelId} and message.container = ${container}
        order by message.occurred_at desc, message.id desc limit 1)
      union select parent.id, parent.folded_into_id from asked
        join livestream_question parent on parent.id = asked.folded_into_id)
    select stream.number as stream_number, stream.title as stream_title, stream.step as stream_step, question.state
    from asked join livestream_question question on question.id = asked.id
    join livestream stream on stream.id = question.livestream_id
    where asked.folded_into_id is null`.execute(db)
  return rows
}

export function listLiveSources(db: Db, plannedAfter: Date) {
  return db
    .selectFrom('livestream')
    .innerJoin('livestreamSource as source', 'source.livestreamId', 'livestream.id')
    .select(['source.channelId', 'source.container', 'livestream.createdAt as since'])
    .select(['livestream.step', 'livestream.plannedAt', 'livestream.startedAt', 'livestream.endedAt'])
    .where('livestream.plannedAt', '>=', plannedAfter)
    .where('livestream.step', 'in', ['announced', 'collecting', 'on_air', 'follow_up'])
    .orderBy('source.id')
    .execute()
}
