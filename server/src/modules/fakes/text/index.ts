/** The refutation as it is written and approved: its versions, its picture, and the correction of our own mistake. */
export { insertCorrection, listCorrections } from './corrections.repository.ts'
export { assertTruthLooked, isCorrection } from './domain/correction.ts'
export { authorizeDecision, decide, write } from './text-steps.ts'
export { findLastText, findPublishedText, isPublished, listTexts } from './texts.repository.ts'
