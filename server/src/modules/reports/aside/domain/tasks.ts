/** What the thread can do. Values go in and out as copies, so a task is given no functions. */
import type { WorkingTimeContext } from '../../../../platform/working-time/index.ts'
import {
  type Complaint,
  findSpells,
  type SolvedClosing,
  type SolvedSpell,
} from '../../durability/domain/solved-spells.ts'
import { type DayFacts, foretellDay } from '../../forecast/domain/foretell-day.ts'
import type { CountHistory } from '../../radar/domain/history.ts'
import { computeNorm } from '../../radar/domain/norm.ts'
import type { PastMonth } from '../../replay/domain/past.ts'
import type { ContextOf } from '../../replay/domain/read-work.ts'
import { replayMonth } from '../../replay/domain/replay-month.ts'
import type { RuleChange } from '../../replay/domain/rule-change.ts'

/** By agency; those that are not named keep the hours of the centre. */
export type Hours = {
  readonly centre: WorkingTimeContext
  readonly bodies: ReadonlyMap<string, WorkingTimeContext>
}

export const TASKS = {
  norm: (history: CountHistory) => computeNorm(history),
  forecast: ({ facts, hours, seed }: { facts: DayFacts; hours: Hours; seed: number }) =>
    foretellDay(facts, contextIn(hours), seed),
  spells: ({ closings, complaints, until }: SpellFacts): SolvedSpell[] =>
    findSpells(closings, complaints, until),
  replay: ({ past, hours, change, seed }: ReplayFacts) =>
    replayMonth({ ...past, contextOf: contextIn(hours) }, change, seed),
} as const

type ReplayFacts = { past: Omit<PastMonth, 'contextOf'>; hours: Hours; change: RuleChange; seed: number }
type SpellFacts = { closings: readonly SolvedClosing[]; complaints: readonly Complaint[]; until: Date }

export type TaskName = keyof typeof TASKS
export type Task = {
  [Name in TaskName]: { name: Name; input: Parameters<(typeof TASKS)[Name]>[0] }
}[TaskName]

export function runTask(task: Task): unknown {
  switch (task.name) {
    case 'norm':
      return TASKS.norm(task.input)
    case 'forecast':
      return TASKS.forecast(task.input)
    case 'replay':
      return TASKS.replay(task.input)
    case 'spells':
      return TASKS.spells(task.input)
  }
}

function contextIn({ centre, bodies }: Hours): ContextOf {
  return (agencyCode) => (agencyCode === null ? undefined : bodies.get(agencyCode)) ?? centre
}
