/** What was said and stands: the text as everybody may read it, whether a new one repeats it, whether it was altered since. */
export { listAlteredMessages } from './altered-messages.ts'
export { listAlteredPublications } from './altered-words.ts'
export { addressTo, listPublicAnswers } from './public-answer.ts'
export { publicTextOf } from './public-text.ts'
export { assertSaysNew, repeatsPublished } from './published-texts.ts'
