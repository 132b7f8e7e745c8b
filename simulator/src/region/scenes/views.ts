/** Saves views that everybody of the region finds on the first day. */
import { z } from 'zod'
import type { Desk } from '../officials/desk.ts'
import { count } from '../officials/office.ts'
import { DISPATCHER } from './kit.ts'

type View = { builtIn: string; name: string; filter: Record<string, string>; isPinned: boolean }
const VIEWS: readonly View[] = [
  { builtIn: 'urgent', name: 'Аварии и срочное', filter: { urgent: 'true' }, isPinned: true },
  { builtIn: 'many_authors', name: 'Ждут нескольких авторов', filter: { membersFrom: '2' }, isPinned: true },
  { builtIn: 'promises', name: 'Обещания', filter: { flag: 'promise' }, isPinned: true },
  { builtIn: 'repeated', name: 'Повторные', filter: { repeatFrom: '2' }, isPinned: false },
  { builtIn: 'arbiter', name: 'Решает арбитр', filter: { flag: 'arbiter' }, isPinned: false },
]
const Views = z.object({ views: z.array(z.object({ name: z.string() })) })

/** Leaves alone those that are there, from an earlier start or changed by a person. */
export async function saveViews({ office, staff }: Desk): Promise<void> {
  const official = await staff.find(DISPATCHER.roles, null)
  if (!official) return
  const { token } = official
  const path = '/views'
  const known = count(office, 'read', await office.api.call({ token, path, schema: Views }))
  if (!known || known.views.length > 0) return
  for (const view of VIEWS) {
    const body = { ...view, sharing: { kind: 'region' } }
    const saved = await office.api.call({ token, path, schema: z.unknown(), method: 'POST', body })
    count(office, 'save_view', saved)
  }
}
