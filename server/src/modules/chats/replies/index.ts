/** Which question an official's message answers: recognised by rules, proposed to the writer, confirmed by a person; also the text of receipts. */

export {
  IS_ANSWERED,
  type LinkTalk,
  readPairs,
} from './domain/learned-links.ts'
export { type LikelyAnswer, likelyAnswers } from './domain/likely-answers.ts'
export { proposeQuestion, tellsLittle } from './domain/propose-question.ts'
export { questionParts } from './domain/question-parts.ts'
export { isReceiptDue, type Receipted, receiptText } from './domain/receipt.ts'
export {
  type ChatLine,
  type ChatTalk,
  type OfficialMessage,
  type OpenQuestion,
  type RecognisedReply,
  type ReplyReason,
  recogniseReply,
} from './domain/recognise-reply.ts'
