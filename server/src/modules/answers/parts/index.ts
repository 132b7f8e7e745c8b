/** What each author gets: the public and the private part, their places and what the channel allows, the greeting by name and the question after; below all, so what every step is given (context) stands here too. */
export {
  type AnswersContext,
  type AnswersServices,
  authorizeAnswer,
  type LetterPlace,
  type LetterTo,
} from './answers-context.ts'
export { capabilitiesFor } from './channel-capabilities.ts'
export {
  type Asking,
  askAuthor,
  askingAfter,
  asksAuthor,
  NEWS_WISH,
  offerNews,
  withoutAsking,
} from './domain/ask-author.ts'
export { firstNameOf, personalise, withoutGreetedName } from './domain/personalise.ts'
export { invitationText } from './domain/private-part.ts'
export { NO_DIALOG, type Placed, placeParts } from './place-parts.ts'
export {
  type NewPost,
  type OnPosted,
  POST_PURPOSES,
  type Posted,
  type PostFile,
  type PostLink,
  type PostPurpose,
} from './posted.ts'
export { findPrivatePart, listPrivateWays } from './private-ways.ts'
