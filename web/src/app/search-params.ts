import { FAKE_LISTS } from '@veche/contract/values/fakes.ts'
import { BULLETIN_KINDS, BULLETIN_LISTS } from '@veche/contract/values/orders.ts'
import { OUTAGE_KINDS, OUTAGE_STATES } from '@veche/contract/values/outages.ts'
import type { FakeList } from '../features/fakes/codes.ts'
import type { View } from '../features/livestreams/plan/index.ts'
import type { OutageKind, OutageState } from '../features/outages/outages.queries.ts'
import { type FilterText, readFilter } from '../lib/incidents/incident-filter.ts'
import { isDay } from '../lib/time/civil-day.ts'

/** Filters of the desk as they stand in the address. */
export type DeskSearch = FilterText

export function textSearch(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value.slice(0, 500) : undefined
}

export function deskSearch(search: Record<string, unknown>): DeskSearch {
  return readFilter(search)
}

export type LivestreamsSearch = {
  view?: View | undefined
  day?: string | undefined
  place?: string | undefined
}

export function livestreamsSearch({ view, day, place }: Record<string, unknown>): LivestreamsSearch {
  return {
    view: view === 'week' || view === 'month' ? view : undefined,
    day: isDay(day) ? day : undefined,
    place: textSearch(place),
  }
}

export type FakesSearch = {
  list?: FakeList | undefined
  place?: string | undefined
  search?: string | undefined
}

export function fakesSearch({ list, place, search }: Record<string, unknown>): FakesSearch {
  return {
    list: FAKE_LISTS.find((code) => code === list),
    place: textSearch(place),
    search: textSearch(search),
  }
}

export type CoursesSearch = { search?: string | undefined }

export function coursesSearch({ search }: Record<string, unknown>): CoursesSearch {
  return { search: textSearch(search) }
}

export type OutagesSearch = {
  state?: OutageState | undefined
  kind?: OutageKind | undefined
  place?: string | undefined
  search?: string | undefined
}

export function outagesSearch({ state, kind, place, search }: Record<string, unknown>): OutagesSearch {
  return {
    state: OUTAGE_STATES.find((code) => code === state),
    kind: OUTAGE_KINDS.find((code) => code === kind),
    place: textSearch(place),
    search: textSearch(search),
  }
}

export type OrdersSearch = {
  list?: (typeof BULLETIN_LISTS)[number] | undefined
  kind?: (typeof BULLETIN_KINDS)[number] | undefined
  search?: string | undefined
}

export function ordersSearch({ list, kind, search }: Record<string, unknown>): OrdersSearch {
  return {
    list: BULLETIN_LISTS.find((code) => code === list),
    kind: BULLETIN_KINDS.find((code) => code === kind),
    search: textSearch(search),
  }
}
/** Texts as they stand in the address: the page of a room takes from them what it knows, with lists that come with it. */
export type RoomSearch = Record<string, string | undefined>

export function roomSearch(search: Record<string, unknown>): RoomSearch {
  return Object.fromEntries(Object.entries(search).map(([key, value]) => [key, textSearch(value)]))
}

/** Any day of the week that is shown. */
export type BroadcastsSearch = { week?: string | undefined; search?: string | undefined }

export function broadcastsSearch({ week, search }: Record<string, unknown>): BroadcastsSearch {
  return { week: isDay(week) ? week : undefined, search: textSearch(search) }
}

/** As it stands in the address; its page reads it, because every other page would carry the rules. */
export type DutySearch = {
  view?: 'bodies' | 'map' | undefined
  words?: string | undefined
  topic?: string | undefined
  place?: string | undefined
  street?: string | undefined
  /** The one that is asked for. */
  question?: string | undefined
}

/** Of one post, in the week of a day. */
export type RosterSearch = { post?: string | undefined; day?: string | undefined }

/** Lists of articles, as they stand in the bar. */
export const ARTICLE_LISTS = ['published', 'waiting', 'stale', 'draft', 'withdrawn'] as const

export type KnowledgeSearch = {
  list?: (typeof ARTICLE_LISTS)[number] | undefined
  group?: string | undefined
  place?: string | undefined
  search?: string | undefined
}

export function knowledgeSearch({ list, group, place, search }: Record<string, unknown>): KnowledgeSearch {
  return {
    list: ARTICLE_LISTS.find((code) => code === list),
    group: textSearch(group),
    place: textSearch(place),
    search: textSearch(search),
  }
}

type CalendarSearch = { from?: string; view?: 'list' }
export function calendarSearch({ from, view }: Record<string, unknown>): CalendarSearch {
  return { ...(isDay(from) && { from }), ...(view === 'list' && { view }) }
}
