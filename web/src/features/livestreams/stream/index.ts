/** One stream as all others use it: its steps, who may see it and work in it, the frame of each change, its sources, tag, recording and balance. */
export { BalanceBar } from './BalanceBar.tsx'
export {
  type Command,
  type DeclineCode,
  type Question,
  type QuestionState,
  TYPED_CODES,
  type TypedChannel,
  type TypedQuestion,
} from './codes.ts'
export {
  type Before,
  beforeQuery,
  type Days,
  figuresQuery,
  type Livestream,
  livestreamQuery,
  livestreamsQuery,
  peopleQuery,
  type Replies,
  repliesQuery,
  type SourceCandidate,
  sourceCandidatesQuery,
  type Telling,
} from './livestreams.queries.ts'
export { moveBalance } from './move-balance.ts'
export { STEP_STATE } from './step-state.ts'
