/**
 * The life of news and of an order. Pure rules: no I/O, no clock.
 *
 *   draft ─publish→ open ─the last one has done it, or close→ done
 *                    ├─news, after thirty days→ old
 *                    └─withdraw→ withdrawn (from anywhere but a draft)
 */
import { DAY_MS } from '@veche/contract/durations.ts'
import type { BulletinAudience, BulletinContent } from '@veche/contract/portal/orders.ts'
import type { BULLETIN_KINDS, BULLETIN_STATES } from '@veche/contract/values/orders.ts'

export type BulletinKind = (typeof BULLETIN_KINDS)[number]
export type BulletinState = (typeof BULLETIN_STATES)[number]
export type Stand = {
  kind: BulletinKind
  publishedNo: number | null
  toldAt: Date | null
  closedAt: Date | null
  withdrawnAt: Date | null
}

/** Nobody is asked to read older news: whoever comes later begins with what is new. */
export const NEWS_LIFE_MS = 30 * DAY_MS

export function stateOf({ kind, toldAt, closedAt, withdrawnAt }: Stand, now: Date): BulletinState {
  if (toldAt === null) return 'draft'
  if (withdrawnAt !== null) return 'withdrawn'
  if (closedAt !== null) return kind === 'order' ? 'done' : 'old'
  const isOld = kind === 'news' && toldAt.getTime() + NEWS_LIFE_MS <= now.getTime()
  return isOld ? 'old' : 'open'
}

/** On its day an order is not late yet. */
export function isPast(dueOn: string | null, today: string): boolean {
  return dueOn !== null && dueOn < today
}

type Places = {
  agencies: readonly { code: string; kind: string; municipalityCode: string | null }[]
  municipalities: readonly { code: string }[]
}

/** The bodies or municipalities that must do it; null: each person does. One of which nobody has an account counts too. */
export function mustDo({ audience, task }: BulletinContent, places: Places): readonly string[] | null {
  if (task === null || task.doneBy === 'person') return null
  const { agencyCodes, municipalityCodes } = audience
  const isAnywhere = agencyCodes.length === 0 && municipalityCodes.length === 0
  if (task.doneBy === 'municipality')
    return isAnywhere ? places.municipalities.map(({ code }) => code) : municipalityCodes
  const administrations = places.agencies.filter(
    ({ kind, municipalityCode }) =>
      kind === 'administration' && municipalityCode !== null && municipalityCodes.includes(municipalityCode),
  )
  if (isAnywhere) return places.agencies.map(({ code }) => code)
  return [...new Set([...agencyCodes, ...administrations.map(({ code }) => code)])]
}

/** Neither a role nor a place is named: it goes to everybody. */
export function isUnnamed({ audience }: Pick<BulletinContent, 'audience'>): boolean {
  return Object.values(audience).every((list) => list.length === 0)
}

export type Addressee = { role: string; placeKind: 'any' | 'agency' | 'municipality'; placeCode: string }

/** Each role in each place; the empty one is any. */
export function addresseesOf({ roles, agencyCodes, municipalityCodes }: BulletinAudience): Addressee[] {
  const places = [
    ...agencyCodes.map((placeCode) => ({ placeKind: 'agency' as const, placeCode })),
    ...municipalityCodes.map((placeCode) => ({ placeKind: 'municipality' as const, placeCode })),
  ]
  const anyPlace = [{ placeKind: 'any' as const, placeCode: '' }]
  return (places.length > 0 ? places : anyPlace).flatMap((place) =>
    (roles.length > 0 ? roles : ['']).map((role) => ({ role, ...place })),
  )
}

/** The clock of a telephone may be wrong: nobody has read what was not there, nor in the future. */
export function boundPress(pressedAt: Date, { from, now }: { from: Date; now: Date }): Date {
  return new Date(Math.min(Math.max(pressedAt.getTime(), from.getTime()), now.getTime()))
}
