import type { CreateDutyRequest } from '@veche/contract/chats.ts'
import type { z } from 'zod'
import { ConflictError, InvalidError, NotFoundError } from '../../../platform/errors.ts'
import { addEvents } from '../../../platform/events/events.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { newId } from '../../../platform/ids.ts'
import { type Actor, addJournal, findActorByUserId } from '../../access/index.ts'
import { canInChat, chatEvent, lockChat } from '../chat/index.ts'
import { endDuty, insertDuty, isDutyCrossing } from './duty.repository.ts'

type ChatsContext = Pick<AppContext, 'db' | 'clock'>
const LONGEST_MS = 31 * 86_400_000

export async function addDuty(
  { db, clock }: ChatsContext,
  { chatId, request, actor }: { chatId: string; request: z.infer<typeof CreateDutyRequest>; actor: Actor },
): Promise<void> {
  const { userId } = request
  const [startsAt, endsAt] = [new Date(request.startsAt), new Date(request.endsAt)]
  if (endsAt <= clock() || endsAt.getTime() - startsAt.getTime() > LONGEST_MS)
    throw new InvalidError('chat.duty_span', { field: 'endsAt' })
  await db.transaction().execute(async (tx) => {
    const { scope } = await lockChat(tx, { chatId, actor, right: 'manage' })
    const person = await findActorByUserId(tx, userId)
    // People on duty must be able to answer in the chat.
    if (!person || !canInChat(person, 'work', scope))
      throw new InvalidError('chat.unknown_person', { field: 'userId' })
    const duty = { chatId, userId, startsAt, endsAt }
    if (await isDutyCrossing(tx, duty)) throw new ConflictError('chat.duty_overlaps', { field: 'startsAt' })
    await insertDuty(tx, { id: newId(), ...duty })
    const details = { userId, startsAt, endsAt }
    await addJournal(tx, { actor, action: 'chat.duty_added', objectType: 'chat', objectId: chatId, details })
    addEvents(tx, [chatEvent(chatId, scope)])
  })
}

export async function removeDuty(
  { db, clock }: ChatsContext,
  { chatId, dutyId, actor }: { chatId: string; dutyId: string; actor: Actor },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { scope } = await lockChat(tx, { chatId, actor, right: 'manage' })
    const ended = await endDuty(tx, { chatId, dutyId, now: clock() })
    if (!ended) throw new NotFoundError('chat.no_duty')
    const details = { userId: ended.userId }
    await addJournal(tx, {
      actor,
      action: 'chat.duty_removed',
      objectType: 'chat',
      objectId: chatId,
      details,
    })
    addEvents(tx, [chatEvent(chatId, scope)])
  })
}
