/** Exercises: what can be played, the one that is played, its debrief. */
export { ExerciseCards } from './ExerciseCards.tsx'
export { exerciseRunQuery, exercisesQuery } from './exercises.queries.ts'
export { History, type RenderRun } from './History.tsx'
export { RunScreen } from './RunScreen.tsx'
