/**
 * What anyone may read of a stream: questions, what became of them, our public answers. Nothing of who asked, and nothing
 * that one person wrote down of what was said: the recording shows that.
 */
import {
  type Balance,
  DeclineReason,
  type LivestreamQuestionState,
  type LivestreamStep,
} from '@veche/contract/livestreams.ts'
import { sql } from 'kysely'
import type { Db } from '../../platform/database/db.ts'
import type { Vault } from '../../platform/vault.ts'
import { publicTextOf } from '../answers/index.ts'
import { openAuthorName } from '../inbox/index.ts'
import { type Heard, heardOnAir } from './commands/index.ts'
import { askedOrWhole, listAskers } from './questions/index.ts'
import { loadBalances, secondOfRecording } from './stream/index.ts'

export type PublicQuestion = {
  number: number
  state: LivestreamQuestionState
  /** Null: an insult, somebody's personal data, or taken back by its author. */
  text: string | null
  declineReason: DeclineReason | null
  /** Null: it was not on air. */
  heard: Heard | null
  /** What our page answered in public, later. */
  answer: string | null
  /** The second of the recording where it was heard. */
  recordingUrl: string | null
}
export type PublicLivestream = {
  title: string
  plannedAt: Date
  /** As it went. */
  startedAt: Date | null
  endedAt: Date | null
  step: LivestreamStep
  balance: Balance
  questions: PublicQuestion[]
  /** Pass back as `after`; null on the last page. */
  next: number | null
}

const PAGE = 100
const SHOWN_STEPS: readonly LivestreamStep[] = ['announced', 'collecting', 'on_air', 'follow_up', 'closed']
/** Before the end, what a person has chosen; after it, everything that was asked. */
const CHOSEN: readonly LivestreamQuestionState[] = ['selected', 'answered', 'partly', 'declined']
const ASKED: readonly LivestreamQuestionState[] = [...CHOSEN, 'received', 'on_control', 'answered_later']
const UNSHOWN: readonly (DeclineReason | null)[] = ['insult', 'personal_data']

/** Null: no such stream, or nobody was told of it yet. */
export async function readPublicLivestream(
  { db, vault }: { db: Db; vault: Vault },
  { number, after }: { number: number; after: number },
): Promise<PublicLivestream | null> {
  const stream = await db
    .selectFrom('livestream')
    .select(['id', 'title', 'plannedAt', 'startedAt', 'endedAt', 'step', 'recordingUrl', 'recordingOffsetS'])
    .where('number', '=', number)
    .where('step', 'in', SHOWN_STEPS)
    .executeTakeFirst()
  if (!stream) return null
  const isOver = stream.step === 'follow_up' || stream.step === 'closed'
  const rows = await listPublic(db, { id: stream.id, after, states: isOver ? ASKED : CHOSEN })
  const page = rows.slice(0, PAGE)
  const [balance, namesOf] = await Promise.all([
    loadBalances(db, [stream.id]),
    loadNames(
      { db, vault },
      page.map(({ id }) => id),
    ),
  ])
  const { id, recordingUrl: _url, recordingOffsetS: _offset, ...shown } = stream
  return {
    ...{ ...shown, balance: balance(id) },
    questions: page.map((row) => {
      const declineReason = DeclineReason.nullable().parse(row.declineReason)
      const isShown = !row.isGone && !UNSHOWN.includes(declineReason)
      const names = namesOf(row.id)
      const heard = heardOnAir(row)
      const show = (text: string | null) => (text === null ? null : publicTextOf(text, names))
      const text = isShown ? show(askedOrWhole(row.text)) : null
      return {
        ...{ number: row.number, state: row.state, declineReason, heard },
        text,
        answer: show(row.answer),
        recordingUrl: secondOfRecording(stream, heard?.second ?? null),
      }
    }),
    next: rows.length > PAGE ? (page.at(-1)?.number ?? null) : null,
  }
}

/** Of all who asked each, so that nobody is named in the words of others either. */
async function loadNames(
  { db, vault }: { db: Db; vault: Vault },
  questionIds: readonly string[],
): Promise<(questionId: string) => string[]> {
  const askers = await listAskers(db, questionIds)
  const byQuestion = Map.groupBy(askers, ({ rootId }) => rootId)
  return (questionId) =>
    (byQuestion.get(questionId) ?? []).flatMap(
      ({ card, authorCard }) => openAuthorName(card ?? authorCard, vault) ?? [],
    )
}

type Row = Pick<PublicQuestion, 'number' | 'state' | 'answer'> & {
  id: string
  readOutS: number | null
  timeCodeS: number | null
  text: string
  declineReason: string | null
  isGone: boolean
}

async function listPublic(
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
        and surface in ('comment', 'video_comment')
      order by occurred_at desc limit 1) said on question.state = 'answered_later'
    where question.livestream_id = ${id} and question.number > ${after}
      and question.state = any(${[...states]}::text[])
    order by question.number limit ${PAGE + 1}`.execute(db)
  return rows
}
