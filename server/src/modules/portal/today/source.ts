import type { TodayKind } from '@veche/contract/portal/today.ts'
import { DAY_LIMIT } from '@veche/contract/values/today.ts'
import type { Db } from '../../../platform/database/db.ts'
import type { Actor, Permission } from '../../access/index.ts'
import { buildTitle } from '../../text/index.ts'
import type { FoundItem } from './domain/order-day.ts'

export type Reading = { db: Db; actor: Actor; now: Date; endOfDay: Date; timeZone: string }
/** `beyond`: how many more there are than it lists. */
export type Part = { items: FoundItem[]; beyond: number }
export type Source = {
  kind: TodayKind
  permission: Permission
  /** In one statement, or few, within what the reader may see. */
  read: (reading: Reading) => Promise<Part>
}

/** Of one source: nobody does more in a day. */
export const MOST = DAY_LIMIT

const PLAIN = {
  ...{
    chatId: null,
    title: '',
    municipalityCode: null,
    address: null,
    where: null,
    network: null,
    handWay: null,
  },
  ...{ isUrgent: false, step: null, dueAt: null, warnAt: null, isPaused: false, awaitedUntil: null },
  ...{ isPromised: false, awaitedPart: null },
  isForToday: false,
  ...{ startsAt: null, endsAt: null, waiting: null, reasonCode: null, words: null, count: null },
} as const satisfies Partial<FoundItem>

/** What a source says of a thing; what it does not say there is none of. */
export function buildItem(
  item: Pick<FoundItem, 'kind' | 'id' | 'act' | 'thing'> & Partial<FoundItem>,
): FoundItem {
  return { ...PLAIN, ...item }
}

export const toMoment = (at: Date | null) => at?.toISOString() ?? null

const WORDS = 300

/** What somebody wrote, in a line. */
export function shorten(text: string): string | null {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  if (line === '') return null
  return line.length <= WORDS ? line : `${line.slice(0, WORDS - 1)}…`
}

export const titleOf = (text: string) => buildTitle(text, null)
