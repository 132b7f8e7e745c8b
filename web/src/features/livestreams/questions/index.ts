/** A question of a stream: what can be done with it, who asked, its words and topic, and the news of it that a screen reads. */
export { AskedCount, AskedFirst, AskedName, AskedWhere } from './AskedBy.tsx'
export { ChosenActs } from './ChosenActs.tsx'
export { DeclineDialog } from './DeclineDialog.tsx'
export { QuestionDialog } from './QuestionDialog.tsx'
export {
  QUESTION_STATE,
  QuestionRow,
  type RenderIncident,
  type RenderModeration,
  TimeCode,
} from './QuestionRow.tsx'
export {
  type AirDialog,
  actsOf,
  refusedOf,
  type Steering,
  SteeringContext,
  WantedContext,
} from './question-acts.ts'
export { dangersBeside, GROUP_CODES, type Group, moveInOrder, ofGroup } from './question-groups.ts'
export { useOrder } from './use-order.ts'
