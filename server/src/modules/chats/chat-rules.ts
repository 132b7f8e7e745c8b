import { addEvents } from '../../platform/events.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import { type Actor, addJournal } from '../access/index.ts'
import { findRulesInForce, insertRules } from './chat-rules.repository.ts'
import { chatEvent, lockChat } from './get-chat.ts'

/** A new version beside the old ones: what was in force when somebody was warned can be read later. */
export async function saveRules(
  { db, clock }: Pick<AppContext, 'db' | 'clock'>,
  { chatId, text, actor }: { chatId: string; text: string; actor: Actor },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { scope } = await lockChat(tx, { chatId, actor, right: 'manage' })
    const before = await findRulesInForce(tx, chatId)
    if (before?.text === text) return
    const version = (before?.version ?? 0) + 1
    await insertRules(tx, { chatId, version, text, createdAt: clock(), createdBy: actor.id })
    const details = { version }
    await addJournal(tx, { actor, action: 'chat.rules_saved', objectType: 'chat', objectId: chatId, details })
    addEvents(tx, [chatEvent(chatId, scope)])
  })
}
