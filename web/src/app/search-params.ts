import { FAKE_LISTS } from '@veche/contract/values/fakes.ts'
import { BULLETIN_KINDS, BULLETIN_LISTS } from '@veche/contract/values/orders.ts'
import { OUTAGE_KINDS, OUTAGE_STATES } from '@veche/contract/values/outages.ts'
import { FEEDBACK_KINDS, FEEDBACK_LISTS, FEEDBACK_SORTS } from '@veche/contract/values/portal/feedback.ts'
import {
  PASSPORT_SORTS,
  PASSPORT_STATES,
  REQUIREMENTS,
} from '@veche/contract/values/portal/page-passports.ts'
import { PRACTICE_LISTS, PRACTICE_SORTS } from '@veche/contract/values/portal/practices.ts'
import type { FakeList } from '../features/fakes/codes.ts'
import { isDay, type View } from '../features/livestreams/plan/index.ts'
import type { OutageKind, OutageState } from '../features/outages/outages.queries.ts'
import { type FilterText, readFilter } from '../lib/incidents/incident-filter.ts'

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
export type FeedbackSearch = {
  list?: (typeof FEEDBACK_LISTS)[number] | undefined
  kind?: (typeof FEEDBACK_KINDS)[number] | undefined
  sort?: (typeof FEEDBACK_SORTS)[number] | undefined
  search?: string | undefined
}

export function feedbackSearch({ list, kind, sort, search }: Record<string, unknown>): FeedbackSearch {
  return {
    list: FEEDBACK_LISTS.find((code) => code === list),
    kind: FEEDBACK_KINDS.find((code) => code === kind),
    sort: FEEDBACK_SORTS.find((code) => code === sort),
    search: textSearch(search),
  }
}

export type PassportsSearch = {
  state?: (typeof PASSPORT_STATES)[number] | undefined
  requirement?: (typeof REQUIREMENTS)[number] | undefined
  municipality?: string | undefined
  sort?: (typeof PASSPORT_SORTS)[number] | undefined
  search?: string | undefined
}

export function passportsSearch(found: Record<string, unknown>): PassportsSearch {
  return {
    state: PASSPORT_STATES.find((code) => code === found.state),
    requirement: REQUIREMENTS.find((code) => code === found.requirement),
    municipality: textSearch(found.municipality),
    sort: PASSPORT_SORTS.find((code) => code === found.sort),
    search: textSearch(found.search),
  }
}

export type PracticesSearch = {
  list?: (typeof PRACTICE_LISTS)[number] | undefined
  group?: string | undefined
  sort?: (typeof PRACTICE_SORTS)[number] | undefined
  search?: string | undefined
}

export function practicesSearch({ list, group, sort, search }: Record<string, unknown>): PracticesSearch {
  return {
    list: PRACTICE_LISTS.find((code) => code === list),
    group: textSearch(group),
    sort: PRACTICE_SORTS.find((code) => code === sort),
    search: textSearch(search),
  }
}

/** Any day of the week that is shown. */
export type BroadcastsSearch = { week?: string | undefined }

export function broadcastsSearch({ week }: Record<string, unknown>): BroadcastsSearch {
  const isDay =
    typeof week === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(week) && !Number.isNaN(Date.parse(week))
  return { week: isDay ? week : undefined }
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
