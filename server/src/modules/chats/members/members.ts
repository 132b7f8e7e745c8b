import type { ChatRole } from '@veche/contract/chats.ts'
import { InvalidError, NotFoundError } from '../../../platform/errors.ts'
import { addEvents } from '../../../platform/events/events.ts'
import { type Fields, joinEdit } from '../../../platform/fields-changed.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { type Actor, addJournal, changerByJournal, findActorByUserId } from '../../access/index.ts'
import { chatEvent, loadChatScope, lockChat } from '../chat/index.ts'
import { endDutiesOf } from './duty.repository.ts'
import { deleteMember, findMemberRole, upsertMember } from './members.repository.ts'

type ChatsContext = Pick<AppContext, 'db' | 'clock'>
type Member = { chatId: string; userId: string; actor: Actor }

export async function setMember(
  { db, clock }: ChatsContext,
  { chatId, userId, role, before, actor }: Member & { role: ChatRole; before?: Fields | undefined },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const chat = await lockChat(tx, { chatId, actor, right: 'manage' })
    const person = await findActorByUserId(tx, userId)
    // A member must have a role; without one they could not open the chat.
    if (!person || person.grants.length === 0)
      throw new InvalidError('chat.unknown_person', { field: 'userId' })
    const now = { role: await findMemberRole(tx, { chatId, userId }) }
    const findChanger = changerByJournal(tx, { objectType: 'chat', objectId: chatId, part: { userId } })
    await joinEdit({ now, before, wanted: { role }, findChanger })
    await upsertMember(tx, { chatId, userId, role, addedAt: clock() })
    const details = { userId, role }
    await addJournal(tx, { actor, action: 'chat.member_set', objectType: 'chat', objectId: chatId, details })
    addEvents(tx, [chatEvent(chatId, await loadChatScope(tx, chat))])
  })
}

/** The duties of a person end with the membership, because a danger must reach somebody who answers there. */
export async function removeMember(
  { db, clock }: ChatsContext,
  { chatId, userId, actor }: Member,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { scope } = await lockChat(tx, { chatId, actor, right: 'manage' })
    if (!(await deleteMember(tx, { chatId, userId }))) throw new NotFoundError('chat.no_member')
    await endDutiesOf(tx, { chatId, userId, now: clock() })
    const details = { userId }
    await addJournal(tx, {
      actor,
      action: 'chat.member_removed',
      objectType: 'chat',
      objectId: chatId,
      details,
    })
    addEvents(tx, [chatEvent(chatId, scope)])
  })
}
