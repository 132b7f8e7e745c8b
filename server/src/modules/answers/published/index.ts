/** Published texts: the version that everybody may read, whether a new text repeats one, whether one was altered since. */
export { listAlteredMessages } from './altered-messages.ts'
export { listAlteredPublications } from './altered-words.ts'
export { findAnswers } from './find-answers.ts'
export { addressTo, listPublicAnswers } from './public-answer.ts'
export { publicTextOf } from './public-text.ts'
export { assertSaysNew, repeatsPublished } from './published-texts.ts'
export { listSentAnswers, type SentAnswer } from './sent-answers.ts'
