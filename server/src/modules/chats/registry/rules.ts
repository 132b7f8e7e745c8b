import { addEvents } from '../../../platform/events/events.ts'
import { type Fields, joinEdit } from '../../../platform/fields-changed.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { type Actor, addJournal } from '../../access/index.ts'
import { chatEvent, lockChat } from '../chat/index.ts'
import { findRulesInForce, insertRules } from './rules.repository.ts'

/** Adds a version and keeps the old ones, so that the rules at the time of a warning can be read later. */
export async function saveRules(
  { db, clock }: Pick<AppContext, 'db' | 'clock'>,
  { chatId, actor, ...request }: { chatId: string; text: string; before?: Fields | undefined; actor: Actor },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { scope } = await lockChat(tx, { chatId, actor, right: 'manage' })
    const inForce = await findRulesInForce(tx, chatId)
    const { text = inForce?.text } = await joinEdit({
      now: { text: inForce?.text ?? '' },
      before: request.before,
      wanted: { text: request.text },
      findChanger: async () => inForce && { by: inForce.createdByName, at: inForce.createdAt },
    })
    if (text === undefined || inForce?.text === text) return
    const version = (inForce?.version ?? 0) + 1
    await insertRules(tx, { chatId, version, text, createdAt: clock(), createdBy: actor.id })
    const details = { version }
    await addJournal(tx, { actor, action: 'chat.rules_saved', objectType: 'chat', objectId: chatId, details })
    addEvents(tx, [chatEvent(chatId, scope)])
  })
}
