/** Where a person begins. Pure: the width of the screen is an argument. */
import type { MeResponse } from '@veche/contract/access.ts'
import type { DeskQueue } from '../../lib/words/names.ts'
import { type Place, placesFor, sectionsFor } from './sections.ts'

type ScopeKind = MeResponse['grants'][number]['scope']['kind']
const SEES_NEW: readonly ScopeKind[] = ['region', 'municipality']

/** A head begins with figures and whoever only answers with their day, at any width; who sorts as well, on a phone. */
export function firstSection(me: MeResponse, { isPhone }: { isPhone: boolean }): string {
  const sections = sectionsFor(me)
  const isHead = me.grants.some(({ role }) => role === 'head')
  const has = (name: string) => sections.some(({ key }) => key === name)
  const isOfTasks = has('tasks') && (isPhone || !has('desk'))
  const wanted = isHead ? ['figures', 'board'] : isOfTasks ? ['today', 'tasks'] : []
  const preferred = wanted.flatMap((key) => sections.find((section) => section.key === key) ?? [])[0]
  return (preferred ?? sections[0])?.href ?? '/profile'
}

const TABS = 5

/** What a phone shows below; the rest is behind «Ещё». Where a person begins has a tab of its own. */
export function tabsFor(me: MeResponse): { shown: readonly Place[]; rest: readonly Place[] } {
  const places = placesFor(me)
  if (places.length <= TABS) return { shown: places, rest: [] }
  const first = firstSection(me, { isPhone: true })
  const near = places.slice(0, TABS - 1)
  const own = places.find(({ href }) => href === first)
  const shown = !own || near.includes(own) ? near : [own, ...near.slice(0, -1)]
  return { shown, rest: places.filter((place) => !shown.includes(place)) }
}

/** Nobody has new questions yet: who works for an agency, or leads, begins with what is assigned. */
export function firstQueue({ grants }: Pick<MeResponse, 'grants'>): DeskQueue {
  const hasNew = grants.some(({ role, scope }) => role !== 'head' && SEES_NEW.includes(scope.kind))
  return hasNew || grants.length === 0 ? 'new' : 'assigned'
}
