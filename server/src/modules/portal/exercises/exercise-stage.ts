/** What the room asks of whoever makes regions for exercises; `main` does it with processes of their own. */
import type { ExerciseRole } from '@veche/contract/values/exercises.ts'
import type { BeatFact } from './domain/score.ts'
import type { Script } from './domain/script.ts'
import type { Pace } from './domain/script-clock.ts'
import type { Wait } from './domain/waits.ts'

export type StagedRegion = {
  state: () => 'preparing' | 'ready' | 'dead'
  setPaces: (paces: readonly Pace[]) => void
  /** The roles that the script plays from now on. */
  setScripted: (roles: readonly ExerciseRole[]) => void
  /** What has been written since it was asked last. */
  takeSaid: () => { key: string; at: string }[]
  /** What waits for a step now; null: as it was told last. */
  takeWaits: () => Wait[] | null
  /** Nothing is written any more; gives, or refuses within a minute, what its database holds of each beat that was. */
  end: () => Promise<BeatFact[]>
  /** Ends it and removes all that it was. */
  close: () => Promise<void>
}

export type ExerciseStage = {
  open: (order: { runId: string; script: Script }) => StagedRegion
  /** Ends and removes what a killed process of ours left behind. */
  sweep: () => Promise<void>
}
