/** Drafts for a person to edit: nothing of this goes into a chat by itself. */

import type { JobDefinition } from '../../../platform/background/jobs.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { addEvents } from '../../../platform/events/events.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { newId } from '../../../platform/ids.ts'
import { dateInZone, momentInZone } from '../../../platform/working-time/index.ts'
import { openAuthorName } from '../../inbox/index.ts'
import { type Chat, chatEvent, listActiveChats, loadChatScope } from '../chat/index.ts'
import { type DigestKind, hasDigest, insertDraft } from './digest.repository.ts'
import { listPromisesOfWeek, listQuestionsAsked, listSpeakerCards } from './digest-facts.repository.ts'
import { composeFriday, composeMorning, type Digest } from './domain/digest-text.ts'

type DigestContext = Pick<AppContext, 'db' | 'clock' | 'vault' | 'region'>
type Making = { chat: Chat; day: string; now: Date }

export function digestJobs(context: DigestContext): JobDefinition[] {
  return [
    {
      name: 'chats.morning_digest',
      cron: '0 8 * * *',
      handle: () => makeDigests(context, 'morning', writeMorning),
    },
    {
      name: 'chats.friday_digest',
      cron: '0 15 * * 5',
      handle: () => makeDigests(context, 'friday', writeFriday),
    },
  ]
}

type DigestServices = Omit<DigestContext, 'db'>
type Write = (tx: Tx, services: DigestServices, making: Making) => Promise<Digest | null>

/** A second run finds the drafts of the first. Without facts there is no draft. */
async function makeDigests(
  { db, ...services }: DigestContext,
  kind: DigestKind,
  write: Write,
): Promise<void> {
  const now = services.clock()
  const day = dateInZone(services.region.timeZone, now)
  for (const chat of await listActiveChats(db)) {
    const key = { chatId: chat.id, kind, day }
    if (await hasDigest(db, key)) continue
    await db.transaction().execute(async (tx) => {
      const digest = await write(tx, services, { chat, day, now })
      if (!digest || !(await insertDraft(tx, { id: newId(), ...key, ...digest, createdAt: now }))) return
      addEvents(tx, [chatEvent(chat.id, await loadChatScope(tx, chat))])
    })
  }
}

async function writeMorning(
  tx: Tx,
  { vault, region }: DigestServices,
  { chat, day, now }: Making,
): Promise<Digest | null> {
  const [from, until] = [-1, 0].map((addDays) =>
    momentInZone(region.timeZone, { date: day, time: '00:00', addDays }),
  )
  if (!from || !until) return null
  const questions = await listQuestionsAsked(tx, { chatId: chat.id, from, until })
  if (questions.length === 0) return null
  return composeMorning(questions, { names: await listNames({ vault }, tx, { chat, from, until: now }) })
}

async function writeFriday(
  tx: Tx,
  { vault, region: { timeZone } }: DigestServices,
  { chat, day, now }: Making,
): Promise<Digest | null> {
  const since = momentInZone(timeZone, { date: day, time: '15:00', addDays: -7 })
  const promises = await listPromisesOfWeek(tx, { chatId: chat.id, since, now })
  if (promises.length === 0) return null
  const names = await listNames({ vault }, tx, { chat, from: since, until: now })
  return composeFriday(promises, { names, timeZone })
}

async function listNames(
  { vault }: Pick<DigestContext, 'vault'>,
  tx: Tx,
  { chat, ...span }: { chat: Chat; from: Date; until: Date },
): Promise<string[]> {
  const cards = await listSpeakerCards(tx, { chatId: chat.id, ...span })
  return cards.flatMap((card) => openAuthorName(card, vault) ?? [])
}
