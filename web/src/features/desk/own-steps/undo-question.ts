import type { OwnStep } from '../desk.queries.ts'

const FRESH_MS = 60_000

/** What Ctrl+Z is about: the newest act that stands. Never an older one behind an act that nothing takes back. */
export function lastAct<Step extends Pick<OwnStep, 'whyNot'>>(steps: readonly Step[]): Step | null {
  return steps.find(({ whyNot }) => whyNot !== 'undone' && whyNot !== 'takes_back') ?? null
}

/** A key pressed by accident must not take back what nobody looks at any more. */
export function isAskedFirst(
  { at, undo, count }: Pick<OwnStep, 'at' | 'undo' | 'count'>,
  now: number,
): boolean {
  return undo?.kind === 'bulk' || count > 1 || now - Date.parse(at) > FRESH_MS
}
