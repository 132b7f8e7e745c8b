/** Saves only what reading the talk has changed, so a message that is read twice changes nothing. */
import type { Tx } from '../../../platform/database/db.ts'
import type { Chat, ChatDeps } from '../chat/index.ts'
import type { FollowedTalk, TalkQuestion } from '../reading/index.ts'
import { findToldBefore, type ToldDanger } from './domain/told-again.ts'
import {
  insertQuestions,
  markToldAgain,
  type QuestionState,
  replaceLinks,
  updateClasses,
  updateQuestions,
} from './followed.repository.ts'
import { type Danger, notifyDuty } from './notify-duty.ts'
import { postReceipts } from './post-receipts.ts'
import { startClock } from './question-clock.ts'
import type { LinkRow, QuestionRow, TalkRow } from './talk.repository.ts'

type Read = {
  chat: Chat
  rows: readonly TalkRow[]
  questions: ReadonlyMap<string, QuestionRow>
  links: readonly LinkRow[]
  followed: FollowedTalk
}

export async function saveFollowed(tx: Tx, read: Read, deps: ChatDeps): Promise<void> {
  const { chat, rows, questions, followed } = read
  await updateClasses(
    tx,
    rows.flatMap((row) => {
      const next = followed.classes.get(row.id)
      const isNews = next && (next.class !== row.class || next.suggested !== row.suggestedClass)
      return isNews ? [{ ...next, messageId: row.id }] : []
    }),
  )
  const fresh = followed.questions.filter(({ id }) => !questions.has(id))
  const begun = fresh.map((question) => begin(question, chat, deps))
  const numbers = await insertQuestions(tx, begun)
  await postReceipts(
    tx,
    {
      ...{ chat, rows, known: followed.questions },
      fresh: fresh.flatMap((question, index) => {
        const number = numbers.get(question.id)
        const dueAt = begun[index]?.dueAt
        return number === undefined || !dueAt ? [] : [{ ...question, number, dueAt }]
      }),
    },
    deps,
  )
  const changed = followed.questions.flatMap((question) => {
    const known = questions.get(question.id)
    return known && isChanged(question, known) ? [{ question, known }] : []
  })
  await updateQuestions(
    tx,
    changed.map(({ question, known }) => change(question, known, { chat, deps })),
  )
  await saveLinks(tx, read)
  const open = [...fresh, ...changed.map(({ question }) => question)].filter(({ state }) => state === 'open')
  const dangers = open.flatMap(({ id, text, writtenAt, ...question }) => {
    const number = numbers.get(id) ?? questions.get(id)?.number
    const isTold = questions.get(id)?.dutyToldAt != null
    return question.class === 'danger' && number !== undefined && !isTold
      ? [{ messageId: id, number, text, writtenAt }]
      : []
  })
  await tellDangers(tx, { chat, dangers, known: [...questions.values()] }, deps)
  const rumours = open.filter((question) => question.class === 'rumour').map(({ id }) => id)
  if (rumours.length > 0)
    await deps.rumours.hear(tx, { municipalityCode: chat.municipalityCode, messageIds: rumours }, deps)
}

type Told = Danger & ToldDanger

/** Calls the duty to what is news; what was told before joins it. */
async function tellDangers(
  tx: Tx,
  { chat, dangers, known }: { chat: Chat; dangers: readonly Told[]; known: readonly QuestionRow[] },
  deps: ChatDeps,
): Promise<void> {
  const told: ToldDanger[] = known
    .filter((one) => one.class === 'danger' && one.state === 'open' && one.dutyToldAt !== null)
    .filter(({ toldAgainOf }) => toldAgainOf === null)
    .map(({ id, text, writtenAt }) => ({ messageId: id, text, writtenAt }))
  const news: Told[] = []
  const again: { messageId: string; toldAgainOf: string }[] = []
  for (const danger of dangers.toSorted((a, b) => a.writtenAt.getTime() - b.writtenAt.getTime())) {
    const first = findToldBefore(danger, [...told, ...news])
    if (first) again.push({ messageId: danger.messageId, toldAgainOf: first.messageId })
    else news.push(danger)
  }
  if (news.length > 0) await notifyDuty(tx, { chat, dangers: news }, deps)
  await markToldAgain(tx, again)
}

function begin(question: TalkQuestion, chat: Chat, deps: ChatDeps) {
  const openedAt = new Date(Math.min(question.writtenAt.getTime(), deps.now.getTime()))
  const clock = startClock(
    { municipalityCode: chat.municipalityCode, workClass: question.class, openedAt },
    deps,
  )
  return {
    ...{ chatId: chat.id, openedAt, ...clock },
    ...endOf(question, { closedAt: null, now: deps.now }),
  }
}

/** The due moment changes only if a message became a danger, or is one no longer. */
function change(
  question: TalkQuestion,
  known: QuestionRow,
  { chat, deps }: { chat: Chat; deps: ChatDeps },
): QuestionState {
  const isOtherClock = (question.class === 'danger') !== (known.class === 'danger')
  const { municipalityCode } = chat
  const clock = isOtherClock
    ? startClock({ municipalityCode, workClass: question.class, openedAt: known.openedAt }, deps)
    : { dueAt: known.dueAt, ruleId: known.ruleId, ruleVersion: known.ruleVersion }
  return { ...clock, ...endOf(question, { closedAt: known.closedAt, now: deps.now }) }
}

function endOf(
  { id, state, answeredBy, answeredAt, ...question }: TalkQuestion,
  { closedAt, now }: { closedAt: Date | null; now: Date },
): Omit<QuestionState, 'dueAt' | 'ruleId' | 'ruleVersion'> {
  // For a withdrawn question `until` is the moment of withdrawal.
  const dropped = question.until ?? closedAt ?? now
  const end = state === 'open' ? null : state === 'answered' ? answeredAt : dropped
  return { messageId: id, class: question.class, state, closedAt: end, answeredByMessageId: answeredBy }
}

function isChanged(question: TalkQuestion, known: QuestionRow): boolean {
  return (
    !question.isSettled &&
    (question.state !== known.state ||
      question.answeredBy !== known.answeredBy ||
      question.class !== known.class)
  )
}

async function saveLinks(tx: Tx, { rows, links: stored, followed }: Read): Promise<void> {
  const known = Map.groupBy(
    stored.filter(({ isDecided }) => !isDecided),
    ({ replyId }) => replyId,
  )
  const found = Map.groupBy(followed.links, ({ replyId }) => replyId)
  const changed = rows
    .map(({ id }) => id)
    .filter((id) => wordsOf(known.get(id) ?? []) !== wordsOf(found.get(id) ?? []))
  await replaceLinks(
    tx,
    changed,
    changed.flatMap((id) => found.get(id) ?? []),
  )
}

function wordsOf(links: readonly { questionId: string; state: string }[]): string {
  return links
    .map(({ questionId, state }) => `${questionId} ${state}`)
    .sort()
    .join()
}
