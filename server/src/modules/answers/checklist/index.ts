/** The check of an answer: what was asked and whether it is answered, what was done, plain words, likeness; its remarks and marks. */
export { checkIncidentAnswer, firstNameOf, inspectIncidentAnswer } from './check-answer.ts'
export { countRemarks } from './domain/checklist.ts'
export {
  BLANKS,
  fillVariables,
  openVariables,
  unknownVariables,
  VARIABLES,
  type VariableValues,
} from './domain/variables.ts'
