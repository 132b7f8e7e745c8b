import type { OwnStep } from './desk.queries.ts'

const FRESH_MS = 60_000

/** A key pressed by accident must not take back what nobody looks at any more. */
export function isAskedFirst(
  { at, undo, count }: Pick<OwnStep, 'at' | 'undo' | 'count'>,
  now: number,
): boolean {
  return undo?.kind === 'bulk' || count > 1 || now - Date.parse(at) > FRESH_MS
}
