import type { Db } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import { findWords } from '../../inbox/index.ts'
import { getChat, type Place } from '../chat/index.ts'
import { getQuestion } from './decisions.repository.ts'

export type AskedInChat = {
  municipalityCode: string
  text: string
  askedAt: Date
  isOpen: boolean
  isDanger: boolean
}

/** What was asked in a chat that the actor may read, and whether it still waits. */
export async function readQuestion(db: Db, { chatId, messageId, actor }: Place): Promise<AskedInChat> {
  const { municipalityCode } = await getChat(db, { chatId, actor, right: 'read' })
  const { state, class: readAs } = await getQuestion(db, { chatId, messageId })
  const words = await findWords(db, messageId)
  if (!words) throw new NotFoundError('chat.message_not_found', { messageId })
  return {
    municipalityCode,
    text: words.text,
    askedAt: words.occurredAt,
    isOpen: state === 'open',
    isDanger: readAs === 'danger',
  }
}
