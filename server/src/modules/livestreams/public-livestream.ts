/**
 * The public page of a stream: questions, their outcome, our public answers. It names no author and shows nothing
 * that one editor wrote down of what was said: the recording shows that.
 */
import {
  type Balance,
  DeclineReason,
  type LivestreamQuestionState,
  type LivestreamStep,
} from '@veche/contract/livestreams.ts'
import type { Db } from '../../platform/database/db.ts'
import type { Vault } from '../../platform/vault.ts'
import { publicTextOf } from '../answers/index.ts'
import { openAuthorName } from '../inbox/index.ts'
import { heardOnAir } from './commands/index.ts'
import { findShownStream, listPublic, PAGE, type PublicQuestion } from './public-livestream.repository.ts'
import { askedOrWhole, listAskers } from './questions/index.ts'
import { loadBalances, secondOfRecording } from './stream/index.ts'
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
/** Before the end only selected questions; after it all questions. */
const CHOSEN: readonly LivestreamQuestionState[] = ['selected', 'answered', 'partly', 'declined']
const ASKED: readonly LivestreamQuestionState[] = [...CHOSEN, 'received', 'on_control', 'answered_later']
const UNSHOWN: readonly (DeclineReason | null)[] = ['insult', 'personal_data']

/** Null if there is no such stream or it was not announced yet. */
export async function readPublicLivestream(
  { db, vault }: { db: Db; vault: Vault },
  { number, after }: { number: number; after: number },
): Promise<PublicLivestream | null> {
  const stream = await findShownStream(db, number)
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

/** Names of all who asked, so that they are removed from the words of others too. */
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
