/** The demo's municipal chats, with the people who answer in them. Rows that stand are left as they are. */
import type { ChatRole } from '@veche/contract/chats.ts'
import type { Grant } from '../../modules/access/index.ts'
import { listChannels } from '../../modules/channels/index.ts'
import { type Agency, getDirectory } from '../../modules/directory/index.ts'
import { ensureAuthors } from '../../modules/inbox/index.ts'
import type { Tx } from '../../platform/database/db.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import { newId } from '../../platform/ids.ts'
import { dateInZone, momentInZone } from '../../platform/working-time/zone-clock.ts'
import {
  findDuty,
  getChatAt,
  insertDuties,
  insertMissingAccounts,
  insertMissingChat,
  insertMissingMembers,
} from './demo.repository.ts'
import { ensureUser, listDemoPeople, type Person } from './demo-officials.ts'
import type { DemoChat } from './simulator-process.ts'

type ChatPerson = Person & { municipalityCode: string; role: ChatRole }
type Member = { externalId: string; userId: string; role: ChatRole }

/** What somebody of the administration is in the chat of their municipality. */
const ROLE_IN_CHAT: Partial<Record<Grant['role'], ChatRole>> = {
  head: 'head',
  coordinator: 'department',
  executor: 'department',
}

/** People of the demo who answer in a chat: the region is told their names, so that a person is one everywhere. */
export function listChatPeople(agencies: readonly Agency[]): ChatPerson[] {
  const administrations = agencies.filter(({ kind }) => kind === 'administration')
  return listDemoPeople(agencies).flatMap((person) =>
    person.grants.flatMap(({ role: granted, scope }) => {
      const role = ROLE_IN_CHAT[granted]
      const home = administrations.find(({ code }) => scope.kind === 'agency' && scope.code === code)
      const municipalityCode = home?.municipalityCode
      return role && municipalityCode ? [{ ...person, municipalityCode, role }] : []
    }),
  )
}

export async function prepareChats(context: AppContext, chats: readonly DemoChat[]): Promise<void> {
  const { agencies } = await getDirectory(context.db)
  const channels = await listChannels(context.db)
  const zone = context.region.timeZone
  for (const chat of chats) {
    const channel = channels.find(
      ({ network, externalId }) => network === chat.network && externalId === chat.channelExternalId,
    )
    if (!channel) continue
    const members = await ensureOfficials(context, { chat, agencies })
    const { db, clock } = context
    await db
      .transaction()
      .execute((tx) => saveChat(tx, { chat, channelId: channel.id, members, now: clock(), zone }))
  }
}

async function ensureOfficials(
  context: AppContext,
  { chat, agencies }: { chat: DemoChat; agencies: readonly Agency[] },
): Promise<Member[]> {
  const known = listChatPeople(agencies).filter(
    ({ municipalityCode }) => municipalityCode === chat.municipalityCode,
  )
  return Promise.all(
    chat.officials.map(async ({ externalId, name, role }) => {
      const standing = known.find((person) => person.role === role && person.name === name)
      const invented = {
        ...{ name, password: null, grants: grantsOf(role, { chat, agencies }) },
        email: `${role.replace('_', '-')}.${chat.network}${externalId}@veche.example`,
      }
      return { externalId, role, userId: await ensureUser({ context }, standing ?? invented) }
    }),
  )
}

/** Without any role a member could not open the chat they answer in. */
function grantsOf(
  role: ChatRole,
  { chat, agencies }: { chat: DemoChat; agencies: readonly Agency[] },
): Grant[] {
  const { municipalityCode } = chat
  if (role === 'moderator')
    return [{ role: 'chat_moderator', scope: { kind: 'municipality', code: municipalityCode } }]
  const ofKind = (kind: Agency['kind']) =>
    agencies.find((agency) => agency.kind === kind && agency.municipalityCode === municipalityCode)
  const agency = (role === 'utility' && ofKind('utility')) || ofKind('administration')
  if (!agency) return []
  const granted = role === 'head' || role === 'deputy' ? 'head' : 'executor'
  return [{ role: granted, scope: { kind: 'agency', code: agency.code } }]
}

type SavedChat = { chat: DemoChat; channelId: string; members: readonly Member[]; now: Date; zone: string }

async function saveChat(tx: Tx, { chat, channelId, members, now, zone }: SavedChat): Promise<void> {
  const { container, title, municipalityCode, network } = chat
  const place = { channelId, container, title, municipalityCode }
  await insertMissingChat(tx, { id: newId(), ...place, createdAt: now, createdBy: null })
  const { id: chatId } = await getChatAt(tx, { channelId, container })
  if (members.length === 0) return
  await insertMissingMembers(
    tx,
    members.map(({ userId, role }) => ({ chatId, userId, role, addedAt: now })),
  )
  await linkAccounts(tx, { network, members, now })
  await fillRoster(tx, { chatId, members, now, zone })
}

const SHIFT_TIMES = ['08:00', '20:00']
const ROSTER_DAYS = 14

/** When shifts change by the clocks of the region, from the one that is running now. */
function listShiftStarts(now: Date, zone: string): Date[] {
  const date = dateInZone(zone, now)
  const starts = Array.from({ length: ROSTER_DAYS + 2 }, (_, day) =>
    SHIFT_TIMES.map((time) => momentInZone(zone, { date, time, addDays: day - 1 })),
  ).flat()
  const running = starts.findLastIndex((start) => start <= now)
  return starts.slice(running, running + ROSTER_DAYS * SHIFT_TIMES.length + 1)
}

/** Those who answer take turns; a roster that stands is the work of people. */
async function fillRoster(
  tx: Tx,
  { chatId, members, now, zone }: Pick<SavedChat, 'members' | 'now' | 'zone'> & { chatId: string },
): Promise<void> {
  const turns = members.filter(({ role }) => role === 'department' || role === 'utility')
  const known = await findDuty(tx, chatId, now)
  if (known || turns.length === 0) return
  const starts = listShiftStarts(now, zone)
  await insertDuties(
    tx,
    starts.slice(0, -1).map((startsAt, index) => ({
      ...{ id: newId(), chatId, userId: turns[index % turns.length]?.userId ?? '' },
      ...{ startsAt, endsAt: starts[index + 1] ?? startsAt },
    })),
  )
}

async function linkAccounts(
  tx: Tx,
  { network, members, now }: Pick<DemoChat, 'network'> & Pick<SavedChat, 'members' | 'now'>,
): Promise<void> {
  const authorIds = await ensureAuthors(
    tx,
    network,
    members.map(({ externalId }) => externalId),
  )
  const accounts = members.flatMap(({ externalId, userId }) => {
    const authorId = authorIds.get(externalId)
    return authorId === undefined ? [] : [{ authorId, userId, linkedAt: now }]
  })
  await insertMissingAccounts(tx, accounts)
}
