import { createHash } from 'node:crypto'
import type { ImportPreviewResponse, ImportProblem } from '@veche/contract/admin/directory.ts'
import { ConflictError, InvalidError } from '../../../../platform/errors.ts'

const SHOWN = 200

type Named = { key: string; name: string }
type Told = {
  added: readonly Named[]
  removed: readonly Named[]
  sameCount: number
  problems: readonly ImportProblem[]
}

/** A plan in the words of its rows. `basedOn` stands for all that it would do. */
export function presentDuties({ added, removed, sameCount, problems }: Told): ImportPreviewResponse {
  return {
    basedOn: createHash('sha256')
      .update(JSON.stringify([added, removed, problems]))
      .digest('hex'),
    ...{ problems: problems.slice(0, SHOWN), problemCount: problems.length },
    ...{ added: added.slice(0, SHOWN), addedCount: added.length, changed: [], changedCount: 0 },
    ...{ removed: removed.slice(0, SHOWN), removedCount: removed.length, sameCount },
  }
}

/** Exactly what the preview told is done, or nothing. */
export function assertSame(told: ImportPreviewResponse, basedOn: string): void {
  if (told.basedOn !== basedOn) throw new ConflictError('duty.changed_since_preview')
  if (told.problemCount > 0) throw new InvalidError('duty.bad_sheet')
}
