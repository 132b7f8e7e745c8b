/** Where a person begins. Pure: the width of the screen is an argument. */
import type { MeResponse } from '@veche/contract/access.ts'
import type { DeskQueue } from '../lib/names.ts'
import { sectionsFor } from './sections.ts'

type ScopeKind = MeResponse['grants'][number]['scope']['kind']
const SEES_NEW: readonly ScopeKind[] = ['region', 'municipality']

/** A head begins with what is late at any width; on a phone whoever answers begins with their tasks. */
export function firstSection(me: MeResponse, { isPhone }: { isPhone: boolean }): string {
  const sections = sectionsFor(me)
  const isHead = me.grants.some(({ role }) => role === 'head')
  const wanted = isHead ? 'board' : isPhone ? 'tasks' : null
  const preferred = sections.find(({ key }) => key === wanted)
  return (preferred ?? sections[0])?.href ?? '/profile'
}

/** Nobody has new questions yet: who works for a body, or leads, begins with what is assigned. */
export function firstQueue({ grants }: Pick<MeResponse, 'grants'>): DeskQueue {
  const hasNew = grants.some(({ role, scope }) => role !== 'head' && SEES_NEW.includes(scope.kind))
  return hasNew || grants.length === 0 ? 'new' : 'assigned'
}
