/** A chat, a broadcast and a rumour with something that belongs to each, straight into the tables. */
import { insertMessages } from '../../src/modules/inbox/index.ts'
import type { Database } from '../../src/platform/database/db.ts'
import { newId } from '../../src/platform/ids.ts'

const AT = new Date('2026-11-24T12:00:00Z')
const LATER = new Date('2026-11-24T16:00:00Z')

type Words = { channelId: string; words: string }
export type SavedChat = { id: string; municipalityCode: string; messageId: string }

/** An open question in a chat. */
export async function saveChatRow(
  db: Database,
  {
    channelId,
    words,
    municipalityCode,
    memberId,
  }: Words & { municipalityCode: string; memberId: string | null },
): Promise<SavedChat> {
  const [id, messageId, rule] = [newId(), newId(), await findRule(db)]
  const chat = { id, channelId, municipalityCode, container: `chat-${id}`, title: words, createdAt: AT }
  await db.insertInto('chat').values(chat).execute()
  if (memberId !== null)
    await db
      .insertInto('chatMember')
      .values({ chatId: id, userId: memberId, role: 'head', addedAt: AT })
      .execute()
  await db.transaction().execute((tx) =>
    insertMessages(tx, [
      {
        ...{
          id: messageId,
          channelId,
          container: chat.container,
          threadExternalId: '',
          externalId: messageId,
        },
        ...{ authorId: null, network: 'vk', surface: 'chat', parentExternalId: null, direction: 'in' },
        ...{
          authorKind: 'anonymous',
          text: words,
          attachments: [],
          geo: null,
          version: 'v1',
          permalink: null,
        },
        ...{ capturedAt: AT, isCreationSeen: true, sourceState: 'alive', occurredAt: AT, receivedAt: AT },
        ...{ isByHand: false, subject: null, automatic: null, isLate: false, isRead: true, incidentId: null },
      },
    ]),
  )
  const said = { messageId, chatId: id, class: 'question' } as const
  await db
    .insertInto('chatMessage')
    .values({ ...said, occurredAt: AT })
    .execute()
  await db
    .insertInto('chatQuestion')
    .values({ ...said, ...rule, state: 'open', openedAt: AT, dueAt: LATER })
    .execute()
  return { id, municipalityCode, messageId }
}

export type StreamPlace = {
  municipalityCode: string | null
  agencyCode: string | null
  editorId: string | null
}

/** With one question of one person in the hall. */
export async function saveStreamRow(
  db: Database,
  { words, ...place }: StreamPlace & Pick<Words, 'words'>,
): Promise<StreamPlace & { id: string }> {
  const [id, questionId] = [newId(), newId()]
  await db
    .insertInto('livestream')
    .values({
      ...{ id, ...place, title: words, speakers: '[]', step: 'planned', createdAt: AT },
      ...{ plannedAt: AT, plannedMinutes: 60 },
    })
    .execute()
  await db
    .insertInto('livestreamQuestion')
    .values({
      ...{ id: questionId, livestreamId: id, number: 1, channel: 'hall', state: 'received', text: words },
      ...{ askedAt: AT, wordsKey: '', words: [], revision: 1 },
    })
    .execute()
  await db
    .insertInto('livestreamAsker')
    .values({ id: newId(), questionId, channel: 'hall', askedAt: AT })
    .execute()
  return { id, ...place }
}

export type RumourPlace = { municipalityCode: string | null; agencyCode: string | null }

/** A card that is looked at, with one place and how often that was seen. */
export async function saveRumourRow(
  db: Database,
  { words, ...place }: RumourPlace & Pick<Words, 'words'>,
): Promise<RumourPlace & { id: string }> {
  const [id, carrierId, { ruleId, ruleVersion }] = [newId(), newId(), await findRule(db)]
  await db
    .insertInto('fake')
    .values({
      ...{ id, ...place, step: 'triage', claim: words, signal: 'monitoring', totalDueAt: LATER },
      ...{ firstSeenAt: AT, signalledAt: AT, totalRuleId: ruleId, totalRuleVersion: ruleVersion },
    })
    .execute()
  await db
    .insertInto('fakeCarrier')
    .values({
      ...{ id: carrierId, fakeId: id, place: words, state: 'confirmed', foundAs: 'by_hand', text: words },
      ...{ snapshot: '{}', snapshotHash: '', snapshotAt: AT, writtenAt: AT, addedAt: AT },
    })
    .execute()
  await db.insertInto('fakeReach').values({ carrierId, at: AT, views: 1 }).execute()
  return { id, ...place }
}

async function findRule(db: Database): Promise<{ ruleId: string; ruleVersion: number }> {
  const { id, version } = await db
    .selectFrom('deadlineRule')
    .select(['id', 'version'])
    .limit(1)
    .executeTakeFirstOrThrow()
  return { ruleId: id, ruleVersion: version }
}
