/** Whose question an official's words answer: recognised, proposed to the writer, asked of a person; and what a receipt says. */
export { proposeQuestion } from './domain/propose-question.ts'
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
