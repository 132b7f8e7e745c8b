/** How the rows behind a figure are called: as what was pressed. Pure. */
import type { Figure } from './control.queries.ts'

/** The key of its words. Bounds tell a column of what is late from one of what is due soon, at the moment of looking. */
export function titleOf({ figure, from, to }: Figure, now: number): string {
  const isPast = to !== undefined && Date.parse(to) <= now
  if (figure === 'work' && to !== undefined) return `control.figure.work_${isPast ? 'late' : 'soon'}`
  if (figure === 'contributions' && to !== undefined) return 'control.figure.contributions_late'
  if (figure === 'promises' && to !== undefined)
    return `control.promises.${from === undefined ? 'overdue' : 'dueThisWeek'}`
  return `control.figure.${figure}`
}

/** Of figures that are cut by terms: between which moments the terms of the rows lie. */
export function boundsOf({ figure, from, to }: Figure): { key: string; from?: string; to?: string } | null {
  if (figure !== 'work' && figure !== 'promises') return null
  if (from !== undefined && to !== undefined) return { key: 'control.items.between', from, to }
  if (to !== undefined) return { key: 'control.items.before', to }
  return from === undefined ? null : { key: 'control.items.after', from }
}
