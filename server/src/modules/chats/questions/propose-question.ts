import type { ProposeChatQuestionResponse } from '@veche/contract/chats.ts'
import type { z } from 'zod'
import { newId } from '../../../platform/ids.ts'
import type { Actor } from '../../access/index.ts'
import { type ChatsContext, getChat } from '../chat/index.ts'
import { findMemberRole } from '../members/index.ts'
import { proposeQuestion, tellsLittle } from '../replies/index.ts'
import {
  byTime,
  listAnsweredBefore,
  listLinesBefore,
  listQuestionsOf,
  toLine,
  toQuestion,
  writerId,
} from '../talk/index.ts'

type Words = { chatId: string; text: string; replyToMessageId: string | null; actor: Actor }

/** The open question that words written here would most likely answer; nothing is kept of them. */
export async function proposeQuestionFor(
  { db, clock, vault, loadDeps }: ChatsContext,
  { chatId, text, replyToMessageId, actor }: Words,
): Promise<z.infer<typeof ProposeChatQuestionResponse>> {
  const now = clock()
  const { chatModels } = await loadDeps()
  return db.transaction().execute(async (tx) => {
    await getChat(tx, { chatId, actor, right: 'work' })
    const role = await findMemberRole(tx, { chatId, userId: actor.id })
    const lines = (await listLinesBefore(tx, chatId, now)).sort(byTime)
    const asked = (await listQuestionsOf(tx, { chatId, from: now, messageIds: [] })).sort(byTime)
    const answered = await listAnsweredBefore(tx, chatId, now)
    const open = asked.filter(({ state }) => state === 'open').map((row) => toQuestion(row, vault))
    const proposed = proposeQuestion(
      chatModels.links,
      {
        ...{ id: newId(), authorId: writerId(actor.id), authorName: actor.name, text, writtenAt: now },
        ...{ authorRole: role ?? 'moderator', replyTo: replyToMessageId },
      },
      {
        open,
        answered: answered.map((row) => toQuestion(row, vault)),
        last: lines.map((row) => toLine(row, vault)),
        toldIds: new Set(open.filter(({ isTold }) => isTold).map(({ id }) => id)),
        repliesToAuthor: open.find(({ id }) => id === replyToMessageId)?.authorId ?? null,
      },
    )
    const question = open.find(({ id }) => id === proposed)
    if (!question) return { question: null }
    const { id: messageId, authorName, writtenAt } = question
    return {
      question: {
        ...{ messageId, text: question.text, authorName: authorName || null },
        askedAt: writtenAt.toISOString(),
        tellsLittle: tellsLittle(text),
      },
    }
  })
}
