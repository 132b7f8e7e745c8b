/** A moderator can tell the author of a message with personal data about it in private, once. */
import { ConnectorError } from '../../../connectors/connector.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { ConflictError, NotFoundError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { type Actor, addJournal } from '../../access/index.ts'
import { type AnswersContext, queuePost } from '../../answers/index.ts'
import { chatEvent, type ScopedChat } from '../chat/index.ts'
import { hintText } from './domain/hint.ts'
import { getModeratedChat } from './moderate.ts'
import { findHinted, updateHinted } from './moderation.repository.ts'

type Asked = { chatId: string; messageId: string; actor: Actor }

export async function hintAuthor(
  context: AnswersContext,
  { chatId, messageId, actor }: Asked,
): Promise<void> {
  const { db, clock, connectors } = context
  const chat = await getModeratedChat(db, { chatId, actor })
  const author = await findAuthor(db, chat, messageId)
  const dialog = await findDialog(context, chat, author)
  const now = clock()
  await db.transaction().execute(async (tx) => {
    await markHinted(tx, messageId, now)
    await queuePost(
      tx,
      {
        ...{ id: newId(), channelId: chat.channelId, purpose: 'chat_hint', writtenBy: actor.id },
        place: { surface: 'private', replyToExternalId: '', ...dialog },
        text: hintText(chat.title),
        tells: chatEvent(chat.id, chat.scope),
      },
      { connectors, now },
    )
    const details = { messageId }
    await addJournal(tx, {
      actor,
      action: 'chat.author_hinted',
      objectType: 'chat',
      objectId: chatId,
      details,
    })
  })
}

/** Only for a message that shows personal data and is not deleted. */
async function findAuthor(db: Db, { id }: ScopedChat, messageId: string): Promise<string> {
  const row = await findHinted(db, id, messageId)
  if (!row) throw new NotFoundError('chat.no_message', { messageId })
  if (!row.hasPersonalData || row.sourceState === 'deleted') throw new ConflictError('chat.nothing_to_hint')
  if (row.externalId === null || row.authorKind !== 'person') throw new ConflictError('chat.cannot_hint')
  return row.externalId
}

/** The network is asked now: most people have to write to us first. */
async function findDialog({ connectors, findAccount }: AnswersContext, chat: ScopedChat, author: string) {
  const account = await findAccount(chat.channelId)
  const messages = account && connectors.get(account.network)?.privateMessages
  if (!account || !messages) throw new ConflictError('chat.cannot_hint')
  try {
    if (!(await messages.mayWrite(account, author))) throw new ConflictError('chat.cannot_hint')
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    throw new ConflictError('chat.hint_unknown', { network: error.code })
  }
  return messages.dialogOf(account, author)
}

async function markHinted(tx: Tx, messageId: string, hintedAt: Date): Promise<void> {
  const marked = await updateHinted(tx, messageId, hintedAt)
  if (!marked) throw new ConflictError('chat.already_hinted')
}
