/** What was written and where it stands, in the forms that each network has; nothing of it is in the emulated networks. */
import { DAY_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import { contentVersion } from '../../../../connectors/content-version.ts'
import type { StoredMessage } from '../../../../modules/inbox/index.ts'
import type { Asked } from '../domain/asked.ts'
import { type Chance, createChance, idAt } from '../domain/chance.ts'
import { PAST_NETWORKS, type Where } from '../networks/index.ts'
import type { Channel } from './world.ts'

/** Posts of the past have numbers that the emulated networks do not reach. */
const FIRST_POST = 9_000_000
const POST_EVERY_DAYS = 3
/** So many messages of one question may stand in one place. */
const NUMBERS_OF_A_QUESTION = 10

type Source = { asked: Asked; channel: Channel; authorId: string; point: StoredMessage['geo'] }

/** The question itself; delivered within seconds. */
export function buildSource({ asked, channel, authorId, point }: Source): StoredMessage {
  const chance = createChance('source', asked.key, channel.network)
  const receivedAt = new Date(asked.at.getTime() + 400 + chance.below(8000))
  const id = idAt(receivedAt, chance)
  return {
    ...plainMessage({
      id,
      at: asked.at,
      receivedAt,
      text: asked.text,
      channel,
      surface: asked.place.surface,
    }),
    ...placeOf(asked, channel, id),
    ...{ direction: 'in', authorId, authorKind: 'person', geo: point },
    subject: channel.network === 'email' ? subjectOf(asked.text) : null,
  }
}

/** The author's words after it, in the same place. */
export function buildWords(source: StoredMessage, said: Said): StoredMessage {
  const receivedAt = new Date(said.at.getTime() + 400 + said.chance.below(4000))
  const id = idAt(receivedAt, said.chance)
  return {
    ...{ ...source, id, text: said.text, occurredAt: said.at, receivedAt, capturedAt: receivedAt },
    ...{ version: contentVersion(said.text, []), geo: null, isRead: true, subject: null },
    ...{ externalId: nextIdAfter(source, { id, serial: said.serial }), parentExternalId: source.externalId },
  }
}
export type Said = { at: Date; text: string; serial: number; chance: Chance }

type Plain = {
  id: string
  at: Date
  receivedAt: Date
  text: string
  channel: Channel
  surface: StoredMessage['surface']
}

type PlainMessage = Omit<
  StoredMessage,
  keyof Where | 'direction' | 'authorId' | 'authorKind' | 'geo' | 'subject'
>

function plainMessage({ id, at, receivedAt, text, channel, surface }: Plain): PlainMessage {
  return {
    ...{ id, channelId: channel.id, network: channel.network, surface, text, attachments: [] },
    ...{
      version: contentVersion(text, []),
      capturedAt: receivedAt,
      isCreationSeen: true,
      sourceState: 'alive',
    },
    ...{ occurredAt: at, receivedAt, permalink: null, isByHand: false, automatic: null, isLate: false },
    ...{ isRead: true, incidentId: null },
  }
}

/** The number of the first message of a question; those after it follow. */
function serialOf({ key }: Pick<Asked, 'key'>): number {
  const [date = '', index = '0'] = key.split(' ')
  return (Math.floor(Date.parse(date) / DAY_MS) * 1000 + Number(index)) * NUMBERS_OF_A_QUESTION
}

function placeOf(asked: Asked, channel: Channel, id: string): Where {
  return PAST_NETWORKS[channel.network].placeOf({
    ...{ id, author: asked.resident.externalId, page: channel.externalId, serial: serialOf(asked) },
    isPrivate: asked.place.surface === 'private',
    post: FIRST_POST + Math.floor(asked.at.getTime() / DAY_MS / POST_EVERY_DAYS),
  })
}

/** Of the next message in the place of the question. */
export function nextIdAfter(
  question: Pick<StoredMessage, 'network' | 'externalId' | 'container'>,
  next: { id: string; serial: number },
): string {
  return PAST_NETWORKS[question.network].nextId(question, next)
}

function subjectOf(text: string): string {
  return text.split(/[.!?,\n]/u)[0]?.slice(0, 60) ?? ''
}

/** The next whole minute, or a later one: jobs run by the clock. */
export function nextTick(at: Date, minutes: number): Date {
  const everyMs = minutes * MINUTE_MS
  return new Date((Math.floor(at.getTime() / everyMs) + 1) * everyMs)
}
