/**
 * Counts the figures of a stream anew from its raw comments and what the editor did, and not by the queries of the
 * product.
 */
import type { Database } from '../../../server/src/platform/database/db.ts'
import type { StreamOfDay } from './streams.ts'

export type StreamRecount = {
  /** Comments that were lost: no question, thanks or greeting of the stream stands for them. */
  lost: string[]
  authors: number
  asked: number
  onAir: number
  later: number
  declined: number
  onControl: number
  waiting: number
}

type Row = { key: string; state: string; authorId: string | null; incidentStep: string | null; posts: number }

export async function recountStream(db: Database, stream: StreamOfDay): Promise<StreamRecount> {
  const rows = await readRows(db, stream.id)
  const byKey = new Map(rows.map((row) => [row.key, row]))
  // Each question counts once, by the first comment that asked it.
  const questions = new Map<string, Row>()
  for (const row of rows) if (!['folded', 'aside'].includes(row.state)) questions.set(row.key, row)
  const stateOf = ({ state, incidentStep, posts }: Row): keyof StreamRecount => {
    if (state === 'answered') return 'onAir'
    if (state === 'declined') return 'declined'
    if (state === 'received' || state === 'selected') return 'waiting'
    // An answer counts only when the outbox sent it.
    return incidentStep !== null && posts > 0 ? 'later' : 'onControl'
  }
  const count = (state: keyof StreamRecount) =>
    [...questions.values()].filter((row) => stateOf(row) === state).length
  return {
    lost: stream.comments.filter(({ key }) => !byKey.has(key)).map(({ text }) => text),
    authors: new Set(
      stream.comments
        .filter(({ key }) => (byKey.get(key)?.state ?? 'aside') !== 'aside')
        .map(({ person }) => person.id),
    ).size,
    asked: questions.size,
    ...{ onAir: count('onAir'), later: count('later') },
    ...{ declined: count('declined'), onControl: count('onControl'), waiting: count('waiting') },
  }
}

/** Gives a row for each comment: what became of the question that it asks, and how many answers were sent under it. */
async function readRows(db: Database, livestreamId: string): Promise<Row[]> {
  return db
    .selectFrom('livestreamAsker as asker')
    .innerJoin('livestreamQuestion as question', 'question.id', 'asker.questionId')
    .innerJoin('message', 'message.id', 'asker.messageId')
    .leftJoin('incident', 'incident.id', 'question.incidentId')
    .select(['message.externalId as key', 'question.state', 'message.authorId'])
    .select('incident.step as incidentStep')
    .select(({ selectFrom }) =>
      selectFrom('outbox')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('outbox.incidentId', '=', 'incident.id')
        .where('outbox.state', '=', 'sent')
        .as('posts'),
    )
    .where('question.livestreamId', '=', livestreamId)
    .execute()
    .then((rows) => rows.map((row) => ({ ...row, posts: Number(row.posts ?? 0) })))
}
