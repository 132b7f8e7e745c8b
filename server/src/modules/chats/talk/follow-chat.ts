/**
 * Reads new messages of a chat, and the later talk again if they came late, and saves what has changed. The caller
 * has locked the chat, so one process at a time reads it.
 */
import type { Tx } from '../../../platform/database/db.ts'
import type { Chat, ChatDeps } from '../chat/index.ts'
import { followTalk } from '../reading/index.ts'
import { byTime } from './domain/time-order.ts'
import { isAsked, toLine, toMessages, toQuestion } from './read-talk.ts'
import { saveFollowed } from './save-followed.ts'
import {
  listAnsweredBefore,
  listLinesBefore,
  listLinksOf,
  listPiece,
  listQuestionsOf,
  PIECE,
} from './talk.repository.ts'

export type Touched = { id: string; writtenAt: Date }

export async function followChat(
  tx: Tx,
  { chat, touched, followUps }: { chat: Chat; touched: readonly Touched[]; followUps: ReadonlySet<string> },
  deps: ChatDeps,
): Promise<void> {
  let left = touched.map(({ writtenAt }) => writtenAt).sort((a, b) => a.getTime() - b.getTime())
  while (left[0]) {
    const readUntil = await followPiece(tx, { chat, from: left[0], followUps }, deps)
    left = readUntil ? left.filter((at) => at > readUntil) : []
  }
}

/** Up to where it read; null: to the end of the talk. */
async function followPiece(
  tx: Tx,
  { chat, from, followUps }: { chat: Chat; from: Date; followUps: ReadonlySet<string> },
  deps: ChatDeps,
): Promise<Date | null> {
  const { vault, suggestByRules, dangerBarAt, readOwnDanger } = deps
  const rows = (await listPiece(tx, chat.id, from)).sort(byTime)
  const messageIds = rows.map(({ id }) => id)
  const before = (await listLinesBefore(tx, chat.id, from)).sort(byTime)
  const stored = (await listQuestionsOf(tx, { chatId: chat.id, from, messageIds })).sort(byTime)
  const answered = (await listAnsweredBefore(tx, chat.id, from)).sort(byAnswer)
  const links = await listLinksOf(
    tx,
    rows.filter(({ role, isOwn }) => role !== null || isOwn).map(({ id }) => id),
  )
  const questions = new Map(stored.map((row) => [row.id, row]))
  const inPiece = new Set(messageIds)
  const followed = followTalk(
    {
      before: before.map((row) => toLine(row, vault)),
      messages: toMessages(rows, {
        ...{ suggestByRules, vault, dangerBarAt, readOwnDanger, questions, followUps },
      }),
      questions: stored
        .filter((row) => inPiece.has(row.id) || isAsked(row))
        .map((row) => toQuestion(row, vault)),
      answered: answered.map((row) => toQuestion(row, vault)),
      decisions: links.filter(({ isDecided }) => isDecided),
    },
    deps.chatModels,
  )
  await saveFollowed(tx, { chat, rows, questions, links, followed }, deps)
  return rows.length >= PIECE ? (rows.at(-1)?.writtenAt ?? null) : null
}

type Closed = { closedAt: Date | null; writtenAt: Date; externalId: string }

function byAnswer(a: Closed, b: Closed): number {
  return (a.closedAt?.getTime() ?? 0) - (b.closedAt?.getTime() ?? 0) || byTime(a, b)
}
