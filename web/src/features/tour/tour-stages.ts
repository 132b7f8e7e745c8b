import type { IncidentResponse, Step } from '@veche/contract/incidents.ts'

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
  merged: 'found',
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

/** What was answered once stays answered: a later word of the author begins no new way. */
export function furthestStage(step: Step, wasAnswered: boolean): Stage {
  return wasAnswered ? 'published' : stageOf(step)
}

export function partOf(stage: Stage): Part {
  return PART_OF_STAGE[stage]
}

/** A question that left the way, or that the rules could not place, teaches nothing: another one is taken. */
export function isWorthShowing({ step, suggestion }: Pick<IncidentResponse, 'step' | 'suggestion'>): boolean {
  if (step === 'dismissed' || step === 'merged' || step === 'archived') return false
  if (step !== 'new') return true
  const isAsking = suggestion?.kind.code === 'question' || suggestion?.kind.code === 'complaint'
  return isAsking && suggestion.topic !== null && suggestion.municipality !== null
}

/** What has lain longer was passed by, or is left for people to do: nobody may answer it while the newcomer looks. */
const FRESH_MS = 30 * 60_000

/** The freshest question begins the way; the list comes by deadline, not by arrival. */
export function chooseFreshest<T extends { id: string; foundAt: string }>(
  items: readonly T[],
  { seen, now }: { seen: ReadonlySet<string>; now: number },
): T | null {
  const others = items.filter(({ id, foundAt }) => !seen.has(id) && now - Date.parse(foundAt) < FRESH_MS)
  return others.reduce<T | null>(
    (best, item) => (best === null || item.foundAt > best.foundAt ? item : best),
    null,
  )
}
