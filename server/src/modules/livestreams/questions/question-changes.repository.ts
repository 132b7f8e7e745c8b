/** Questions as they are changed: read under the stream's lock, written all at once with new revisions. */
import { DeclineReason, LivestreamQuestionState, SpokenPromise } from '@veche/contract/livestreams.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../../platform/database/db.ts'
import { takeRevisions } from '../stream/index.ts'
import type { Past, Question } from './domain/question.ts'

const Fields = z.object({
  state: LivestreamQuestionState,
  position: z.number().nullable(),
  readOutS: z.number().nullable(),
  timeCodeS: z.number().nullable(),
  promise: SpokenPromise.nullable(),
  declineReason: DeclineReason.nullable(),
  foldedIntoId: z.string().nullable(),
})
const StoredPast: z.ZodType<Past[]> = z.array(
  Fields.extend({ at: z.string(), by: z.enum(['person', 'text', 'source']) }),
)
const Stored = Fields.extend({
  ...{ id: z.string(), incidentId: z.string().nullable() },
  ...{ answerLine: z.string().nullable(), answerLineRemark: z.enum(['joined', 'unfinished']).nullable() },
  past: StoredPast,
})

const COLUMNS = [
  'id',
  'state',
  'position',
  'readOutS',
  'timeCodeS',
  'promise',
  'declineReason',
  'foldedIntoId',
  'incidentId',
  'answerLine',
  'answerLineRemark',
  'past',
] as const

/** Of this stream, with everything that these are folded into. */
export async function listQuestions(
  tx: Tx,
  livestreamId: string,
  ids: readonly string[],
): Promise<Question[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .withRecursive('tree', (db) =>
      db
        .selectFrom('livestreamQuestion')
        .select(['id', 'foldedIntoId'])
        .where('id', 'in', ids)
        .where('livestreamId', '=', livestreamId)
        .union(
          db
            .selectFrom('tree')
            .innerJoin('livestreamQuestion as parent', 'parent.id', 'tree.foldedIntoId')
            .select(['parent.id', 'parent.foldedIntoId']),
        ),
    )
    .selectFrom('livestreamQuestion')
    .select(COLUMNS)
    .where('id', 'in', (eb) => eb.selectFrom('tree').select('tree.id'))
    .execute()
  return rows.map((row) => Stored.parse(row))
}

export async function listOpenQuestions(tx: Tx, livestreamId: string): Promise<Question[]> {
  const rows = await tx
    .selectFrom('livestreamQuestion')
    .select(COLUMNS)
    .where('livestreamId', '=', livestreamId)
    .where('state', 'in', ['received', 'selected', 'partly'])
    .orderBy('number')
    .execute()
  return rows.map((row) => Stored.parse(row))
}

/** After the last of the selected. */
export async function nextPosition(tx: Tx, livestreamId: string): Promise<number> {
  const { last } = await tx
    .selectFrom('livestreamQuestion')
    .select(({ fn }) => fn.max('position').as('last'))
    .where('livestreamId', '=', livestreamId)
    .where('position', 'is not', null)
    .executeTakeFirstOrThrow()
  return last === null ? 0 : last + 1
}

/** The authors of a later answer may have changed, so `are_replies_due` is set and they are checked again. */
export async function saveQuestions(
  tx: Tx,
  livestreamId: string,
  questions: readonly Question[],
  { answeredLaterAt = new Map() }: { answeredLaterAt?: ReadonlyMap<string, Date> } = {},
): Promise<void> {
  if (questions.length === 0) return
  const first = await takeRevisions(tx, livestreamId, questions.length)
  const rows = questions.map((question, index) => ({
    ...question,
    revision: first + index,
    answeredLaterAt: answeredLaterAt.get(question.id) ?? null,
  }))
  await sql`
    update livestream_question question set state = next.state, position = next.position,
      read_out_s = next."readOutS", time_code_s = next."timeCodeS", promise = next.promise,
      decline_reason = next."declineReason", folded_into_id = next."foldedIntoId",
      incident_id = next."incidentId", answer_line = next."answerLine",
      answer_line_remark = next."answerLineRemark", past = next.past, revision = next.revision,
      answered_later_at = coalesce(next."answeredLaterAt", question.answered_later_at), version = version + 1,
      are_replies_due = next.state = 'answered_later'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as next (id uuid, state text, position int,
      "readOutS" float8, "timeCodeS" float8, promise jsonb, "declineReason" text, "foldedIntoId" uuid,
      "incidentId" uuid, "answerLine" text, "answerLineRemark" text, past jsonb, revision bigint, "answeredLaterAt" timestamptz)
    where question.id = next.id and question.livestream_id = ${livestreamId}`.execute(tx)
}

/** True if more than the state has changed: the words or the authors. */
export async function touchQuestions(tx: Tx, livestreamId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const first = await takeRevisions(tx, livestreamId, ids.length)
  await sql`
    update livestream_question question set revision = ${first}::bigint + touched.place - 1,
      are_replies_due = state = 'answered_later'
    from unnest(${[...ids]}::uuid[]) with ordinality as touched (id, place)
    where question.id = touched.id`.execute(tx)
}
