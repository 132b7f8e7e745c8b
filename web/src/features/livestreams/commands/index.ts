/** What editors press, in its order and once, at its own second, with a line or without one. */
export { doesFit } from './apply-command.ts'
export { AirFormDialog } from './CommandDialog.tsx'
export { keyOf, refusedLineOf, refusedOf, refusedWordsOf, type Unsent, waitingOf } from './command-queue.ts'
export { errandOf } from './errand.ts'
export { type Choice, neighbourId, wantedId } from './question-lists.ts'
export type { Place } from './unsent-store.ts'
export { type Air, AirContext, useAir, useAirNow, useAirStore, useAirView, useQuestion } from './use-air.ts'
