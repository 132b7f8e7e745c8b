import type { ModerateRequest, ModerationActResponse } from '@veche/contract/chats.ts'
import type { z } from 'zod'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { ConflictError } from '../../../platform/errors.ts'
import { addEvents } from '../../../platform/events/events.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { newId } from '../../../platform/ids.ts'
import { type Actor, addJournal, assertTwoPeople, isPermitted } from '../../access/index.ts'
import { openAuthorName } from '../../inbox/index.ts'
import { chatEvent, getChat, type ScopedChat } from '../chat/index.ts'
import { findMemberRole } from '../members/index.ts'
import { assertDecidable, canDecide, planAct } from './domain/moderation.ts'
import { authorizeModeration, canModerate } from './moderation.policy.ts'
import {
  insertAct,
  isActRunning,
  listActs,
  lockAct,
  lockMessageToModerate,
  updateAct,
} from './moderation.repository.ts'

type ModerationContext = Pick<AppContext, 'db' | 'clock' | 'vault'>
type Place = { chatId: string; actor: Actor }

export async function presentActs(
  { db, clock, vault }: ModerationContext,
  { chatId, actor }: Place,
): Promise<ModerationActResponse[]> {
  const chat = await getChat(db, { chatId, actor, right: 'read' })
  const memberRole = await findMemberRole(db, { chatId, userId: actor.id })
  const isModerator = isPermitted(actor, 'chats.work') && canModerate({ actor, chat, memberRole })
  const acts = await listActs(db, chatId)
  return acts.map((act) => ({
    ...{ id: act.id, kind: act.kind, reason: act.reason, messageId: act.messageId, state: act.state },
    authorName: openAuthorName(act.authorCard, vault),
    until: act.untilAt?.toISOString() ?? null,
    proposedByName: act.proposedByName,
    decidedByName: act.decidedByName,
    createdAt: act.createdAt.toISOString(),
    canDecide: isModerator && canDecide({ act, actorId: actor.id, now: clock() }),
  }))
}

export async function moderate(
  { db, clock }: ModerationContext,
  { chatId, actor, request }: Place & { request: z.infer<typeof ModerateRequest> },
): Promise<void> {
  const { messageId, kind, reason } = request
  const now = clock()
  await db.transaction().execute(async (tx) => {
    const chat = await getModeratedChat(tx, { chatId, actor })
    const message = await lockMessageToModerate(tx, { chatId, messageId })
    const { state, untilAt } = planAct({ request, message, actorId: actor.id, now })
    if (await isActRunning(tx, { messageId, kind, now }))
      throw new ConflictError('chat.already_moderated', { field: 'kind' })
    const { authorId } = message
    const act = { id: newId(), chatId, messageId, authorId, kind, reason, state, untilAt }
    await insertAct(tx, { ...act, createdAt: now, proposedBy: actor.id })
    await tell(tx, { chat, actor, action: 'chat.moderated', act: { ...act, actId: act.id } })
  })
}

export async function decideModeration(
  { db, clock }: ModerationContext,
  { chatId, actId, actor, decision }: Place & { actId: string; decision: 'done' | 'declined' | 'lifted' },
): Promise<void> {
  const now = clock()
  await db.transaction().execute(async (tx) => {
    const chat = await getModeratedChat(tx, { chatId, actor })
    const act = await lockAct(tx, { chatId, actId })
    assertDecidable({ act, actorId: actor.id, now }, decision)
    if (decision === 'done') await assertTwoPeople(tx, [act.proposedBy, actor.id], now)
    await updateAct(tx, actId, { state: decision, decidedBy: actor.id, decidedAt: now })
    await tell(tx, {
      chat,
      actor,
      action: 'chat.moderation_decided',
      act: { ...act, actId, state: decision },
    })
  })
}

export async function getModeratedChat(db: Db, { chatId, actor }: Place): Promise<ScopedChat> {
  const chat = await getChat(db, { chatId, actor, right: 'work' })
  const memberRole = await findMemberRole(db, { chatId, userId: actor.id })
  authorizeModeration({ actor, chat, memberRole })
  return chat
}

type Telling = {
  chat: ScopedChat
  actor: Actor
  action: string
  act: { actId: string; messageId: string; kind: string; reason: string; state: string; untilAt: Date | null }
}

async function tell(tx: Tx, { chat, actor, action, act }: Telling): Promise<void> {
  const { actId, messageId, kind, reason, state, untilAt } = act
  const details = { actId, messageId, kind, reason, state, untilAt }
  await addJournal(tx, { actor, action, objectType: 'chat', objectId: chat.id, details })
  addEvents(tx, [chatEvent(chat.id, chat.scope)])
}
