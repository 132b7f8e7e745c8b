/** «Принято, № …» to those who have just asked, where the chat is set up so. */
import type { Tx } from '../../../platform/database/db.ts'
import { newId } from '../../../platform/ids.ts'
import { type Chat, type ChatDeps, loadChatScope, postInChat } from '../chat/index.ts'
import type { TalkQuestion } from '../reading/index.ts'
import { isReceiptDue, type Receipted, receiptText } from '../replies/index.ts'
import type { TalkRow } from './talk.repository.ts'

type Asked = {
  chat: Chat
  /** Opened now, with what the receipt names. */
  fresh: readonly (TalkQuestion & Receipted)[]
  known: readonly TalkQuestion[]
  rows: readonly Pick<TalkRow, 'id' | 'externalId' | 'threadExternalId'>[]
}

export async function postReceipts(
  tx: Tx,
  { chat, fresh, known, rows }: Asked,
  { connectors, book, now }: ChatDeps,
): Promise<void> {
  const due = fresh.filter((one) => one.state === 'open' && isReceiptDue(one, known, now))
  if (!chat.sendsReceipts || due.length === 0) return
  const scoped = { ...chat, scope: await loadChatScope(tx, chat) }
  for (const question of due) {
    const text = receiptText(question, { now, zone: book.zone })
    const answered = rows.find(({ id }) => id === question.id)
    if (text === null || !answered) continue
    const saying = { id: newId(), text, purpose: 'chat_receipt', writtenBy: null, answered } as const
    await postInChat(tx, scoped, saying, { connectors, now })
  }
}
