import type { Step } from '@veche/contract/incidents.ts'

/** The way of a question as a newcomer needs to see it. */
export const STAGES = ['found', 'routed', 'taken', 'written', 'approved', 'published'] as const
export type Stage = (typeof STAGES)[number]
type Part = 'thread' | 'suggestion' | 'deadline' | 'actions' | 'approval' | 'publication' | 'history'

const STAGE_OF_STEP: Record<Step, Stage> = {
  new: 'found',
  distribution: 'found',
  assigned: 'routed',
  in_progress: 'taken',
  rework: 'taken',
  approval: 'written',
  publishing: 'approved',
  postponed: 'published',
  awaiting_author: 'published',
  done: 'published',
  dismissed: 'found',
  archived: 'published',
}

/** What of the card to look at while the question stands here. */
const PART_OF_STAGE: Record<Stage, Part> = {
  found: 'suggestion',
  routed: 'deadline',
  taken: 'actions',
  written: 'approval',
  approved: 'publication',
  published: 'thread',
}

export function stageOf(step: Step): Stage {
  return STAGE_OF_STEP[step]
}

export function partOf(stage: Stage): Part {
  return PART_OF_STAGE[stage]
}

/** A question that left the way (dismissed) teaches nothing: another one is taken. */
export function isWorthShowing(step: Step): boolean {
  return step !== 'dismissed' && step !== 'archived'
}

/** The freshest question begins the way; the list comes by deadline, not by arrival. */
export function pickFreshest<T extends { id: string; foundAt: string }>(
  items: readonly T[],
  except: string | null,
): T | null {
  const others = items.filter(({ id }) => id !== except)
  return others.reduce<T | null>(
    (best, item) => (best === null || item.foundAt > best.foundAt ? item : best),
    null,
  )
}
