import type { CreateChatRequest, UpdateChatRequest } from '@veche/contract/chats.ts'
import type { z } from 'zod'
import type { Db } from '../../../platform/database/db.ts'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import { ConflictError, InvalidError } from '../../../platform/errors.ts'
import { addEvents } from '../../../platform/events/events.ts'
import { joinEdit } from '../../../platform/fields-changed.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { newId } from '../../../platform/ids.ts'
import { type Actor, addJournal, changerByJournal } from '../../access/index.ts'
import { listChannels } from '../../channels/index.ts'
import { getDirectory } from '../../directory/index.ts'
import {
  authorizeChat,
  canInChat,
  chatEvent,
  insertChat,
  listAgenciesOf,
  loadChatScope,
  lockChat,
  updateChat,
} from '../chat/index.ts'
import { type Candidate, isGroupConversation, listCandidates } from './candidates.repository.ts'

type ChatsContext = Pick<AppContext, 'db' | 'clock'>

/** Of the pages whose municipality the actor has charge of. */
export async function listOpenCandidates(db: Db, actor: Actor): Promise<Candidate[]> {
  const channels = await listChannels(db)
  const codes = [...new Set(channels.map(({ municipalityCode }) => municipalityCode))]
  const scopes = await Promise.all(codes.map((code) => loadTerritory(db, code)))
  const managed = new Set(
    scopes.flatMap((scope) => (canInChat(actor, 'manage', scope) ? scope.municipalityCode : [])),
  )
  const own = channels.filter(({ municipalityCode }) => managed.has(municipalityCode))
  // A conversation may be a chat of another municipality already.
  return beyondScope('what is a chat anywhere is no candidate', () =>
    listCandidates(
      db,
      own.map(({ id }) => id),
    ),
  )
}

export async function createChat(
  { db, clock }: ChatsContext,
  { request, actor }: { request: z.infer<typeof CreateChatRequest>; actor: Actor },
): Promise<string> {
  const { channelId, container, title, municipalityCode } = request
  await assertMunicipality(db, municipalityCode)
  const channel = (await listChannels(db)).find(({ id }) => id === channelId)
  if (!channel) throw new InvalidError('chat.unknown_place', { field: 'channelId' })
  // Forbids moving a chat between territories unless the actor is in charge of both.
  for (const code of new Set([channel.municipalityCode, municipalityCode]))
    authorizeChat(actor, 'manage', await loadTerritory(db, code))
  if (!(await isGroupConversation(db, request)))
    throw new InvalidError('chat.unknown_place', { field: 'container' })
  const id = newId()
  await db.transaction().execute(async (tx) => {
    const chat = { id, channelId, container, title, municipalityCode, isActive: true, sendsReceipts: false }
    if (!(await insertChat(tx, { ...chat, createdAt: clock(), createdBy: actor.id })))
      throw new ConflictError('chat.already_added')
    const details = { channelId, network: channel.network, municipalityCode }
    await addJournal(tx, { actor, action: 'chat.added', objectType: 'chat', objectId: id, details })
    addEvents(tx, [chatEvent(id, await loadChatScope(tx, chat))])
  })
  return id
}

export async function changeChat(
  { db }: ChatsContext,
  { chatId, request, actor }: { chatId: string; request: z.infer<typeof UpdateChatRequest>; actor: Actor },
): Promise<void> {
  const { before, ...wanted } = request
  if (wanted.municipalityCode !== undefined) await assertMunicipality(db, wanted.municipalityCode)
  await db.transaction().execute(async (tx) => {
    const chat = await lockChat(tx, { chatId, actor, right: 'manage' })
    const findChanger = changerByJournal(tx, { objectType: 'chat', objectId: chatId })
    const changes = await joinEdit({ now: chat, before, wanted, findChanger })
    const { title, municipalityCode, isActive, sendsReceipts } = changes
    const fields = Object.keys(changes)
    if (fields.length === 0) return
    if (municipalityCode !== undefined)
      authorizeChat(actor, 'manage', await loadTerritory(tx, municipalityCode))
    await updateChat(tx, chatId, {
      ...(title === undefined ? {} : { title }),
      ...(municipalityCode === undefined ? {} : { municipalityCode }),
      ...(isActive === undefined ? {} : { isActive }),
      ...(sendsReceipts === undefined ? {} : { sendsReceipts }),
    })
    const details = { fields, ...(isActive === undefined ? {} : { isActive }) }
    await addJournal(tx, { actor, action: 'chat.changed', objectType: 'chat', objectId: chatId, details })
    addEvents(tx, [chatEvent(chatId, chat.scope)])
    if (municipalityCode === undefined || municipalityCode === chat.municipalityCode) return
    // The first event reaches readers who lose the chat; this one reaches readers who gain it.
    const after = await loadChatScope(tx, { id: chatId, municipalityCode })
    addEvents(tx, [chatEvent(chatId, after)])
  })
}

async function loadTerritory(db: Db, municipalityCode: string) {
  const agencies = await listAgenciesOf(db, [municipalityCode])
  return { municipalityCode, agencyCodes: agencies.map(({ code }) => code), memberIds: [] }
}

async function assertMunicipality(db: ChatsContext['db'], code: string): Promise<void> {
  const { municipalities } = await getDirectory(db)
  if (municipalities.some((known) => known.code === code)) return
  throw new InvalidError('directory.unknown_code', { field: 'municipalityCode', code })
}
