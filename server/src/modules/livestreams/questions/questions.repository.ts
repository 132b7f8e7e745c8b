/** Questions as the screen shows them, and everybody who asked. */

import type { LivestreamQuestionState, QuestionChannel } from '@veche/contract/livestreams.ts'
import type { LineRemark } from '@veche/contract/rules/join-lines.ts'
import { sql } from 'kysely'
import type { Network } from '../../../connectors/connector.ts'
import type { Db } from '../../../platform/database/db.ts'
import { toldWords } from './told-words.query.ts'

export type QuestionRow = {
  id: string
  number: number
  channel: QuestionChannel
  state: LivestreamQuestionState
  text: string
  topicCode: string | null
  address: string | null
  askedAt: Date
  position: number | null
  facts: string
  readOutS: number | null
  timeCodeS: number | null
  promise: unknown
  answerLine: string | null
  answerLineRemark: LineRemark | null
  toldLine: string | null
  toldCount: number | null
  declineReason: string | null
  foldedIntoId: string | null
  similarToId: string | null
  incidentId: string | null
  incidentNumber: number | null
  isDanger: boolean
  version: number
  revision: number
}

/** Ordered by their last change, so that a question that changes while pages are read comes on a later page. */
export function listNews(
  db: Db,
  livestreamId: string,
  { since, limit }: { since: number; limit: number },
): Promise<QuestionRow[]> {
  return db
    .selectFrom('livestreamQuestion as question')
    .leftJoin('incident', 'incident.id', 'question.incidentId')
    .leftJoinLateral(
      sql<{ line: string; count: number }>`(${toldWords})`.as<'told'>(sql.ref('told')),
      (join) => join.onTrue(),
    )
    .select([
      'told.line as toldLine',
      'told.count as toldCount',
      'question.id',
      'question.number',
      'question.channel',
      'question.state',
      'question.text',
      'question.topicCode',
      'question.address',
      'question.askedAt',
      'question.position',
      'question.facts',
      'question.readOutS',
      'question.timeCodeS',
      'question.promise',
      'question.answerLine',
      'question.answerLineRemark',
      'question.declineReason',
      'question.foldedIntoId',
      'question.similarToId',
      'question.incidentId',
      'incident.number as incidentNumber',
      sql<boolean>`coalesce(incident.suggestion #>> '{kind,code}' = 'danger', false)`.as('isDanger'),
      'question.version',
      'question.revision',
    ])
    .where('question.livestreamId', '=', livestreamId)
    .where('question.revision', '>', since)
    .orderBy('question.revision')
    .limit(limit)
    .execute()
}

export type AskerRow = {
  rootId: string
  id: string
  messageId: string | null
  channel: QuestionChannel
  network: Network | null
  authorCard: Buffer | null
  card: Buffer | null
  askedAt: Date
  permalink: string | null
  total: number
}
const SHOWN = 20

/** The first who asked each of these, with those whose questions were folded into it. */
export async function listAskers(db: Db, questionIds: readonly string[]): Promise<AskerRow[]> {
  if (questionIds.length === 0) return []
  const { rows } = await sql<AskerRow>`
    with recursive tree as (
      select id as root_id, id from unnest(${[...questionIds]}::uuid[]) as id
      union all
      select tree.root_id, child.id from tree
      join livestream_question child on child.folded_into_id = tree.id
    ), ranked as (
      select tree.root_id, asker.*, count(*) over (partition by tree.root_id)::int as total,
        row_number() over (partition by tree.root_id order by asker.asked_at, asker.id) as place
      from tree join livestream_asker asker on asker.question_id = tree.id and not asker.is_further)
    select ranked.root_id, ranked.id, ranked.message_id, ranked.channel, message.network, author.card as author_card, ranked.card,
      ranked.asked_at, message.permalink, ranked.total
    from ranked
    left join message on message.id = ranked.message_id
    left join author on author.id = ranked.author_id
    where place <= ${SHOWN} order by ranked.root_id, place`.execute(db)
  return rows
}
