import type { AppContext } from '../../../platform/http/app-context.ts'

/** What `main` knows of the installation: whether it makes regions for exercises, and where they are opened. */
export type ExerciseSetUp = { url: string; secret: string }

export type ExercisesContext = Pick<AppContext, 'db' | 'clock' | 'log' | 'region'> & {
  /** Null: this installation makes none; inside an exercise there is none either. */
  setUp: ExerciseSetUp | null
}
