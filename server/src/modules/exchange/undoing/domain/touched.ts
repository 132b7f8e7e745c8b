/** Whether somebody has worked on what a run of an import brought: such a question stays when the run is taken back. */
import type { UndoRow } from '@veche/contract/admin/exchange.ts'

/** A row of the history, a note or a draft. */
export type Deed = { type: string; at: Date; byName: string | null }
export type Touch = Pick<UndoRow, 'code' | 'byName'> & { at: Date }

/** What time does to any question, and what the import itself did. */
const UNTOUCHING: readonly string[] = [
  'imported',
  'archive',
  'note_repeat',
  'renumber_repeat',
  'deadlines_recomputed',
]

/** The first thing that somebody did; deeds are in the order of the history. */
export function findTouch(deeds: readonly Deed[]): Touch | null {
  const broughtAt = deeds.find(({ type }) => type === 'imported')?.at.getTime()
  const deed = deeds.find(({ type, at }) => {
    // Work that is taken over is accepted by the import in the same breath.
    if (type === 'accept') return at.getTime() !== broughtAt
    return !UNTOUCHING.includes(type)
  })
  return deed ? { code: codeOf(deed.type), byName: deed.byName, at: deed.at } : null
}

function codeOf(type: string): UndoRow['code'] {
  return type === 'note' || type === 'draft' || type === 'merge' ? type : 'worked_on'
}
