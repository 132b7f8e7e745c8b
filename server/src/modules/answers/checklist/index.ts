/** The check of an answer: which questions it answers, deeds, plain language, likeness to other answers; remarks and marks. */
export { checkIncidentAnswer, firstNameOf, inspectIncidentAnswer } from './check-answer.ts'
export { type Check, type CheckedAnswer, checkAnswer, countRemarks, placesLeft } from './domain/checklist.ts'
export { markClaims } from './domain/mark-claims.ts'
export { countGrams, type Grams, highestSimilarity, similarityOfGrams } from './domain/similarity.ts'
export {
  BLANKS,
  fillVariables,
  unknownVariables,
  VARIABLES,
  type VariableValues,
} from './domain/variables.ts'
