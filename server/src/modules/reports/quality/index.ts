/** Sampled quality: which answers are read again and by whom, the share of отписки, and how far readers agree. */
export { type Agreement, kappaOf, type MeasuredAgreement, measureAgreement } from './domain/agreement.ts'
export {
  chooseSample,
  type PublishedAnswer,
  type Reader,
  SAMPLE_SHARES,
  type Sample,
  type SampledAnswer,
  type SampleShares,
} from './domain/choose-sample.ts'
export {
  type FormalShare,
  isFormalReply,
  measureFormalReplies,
  type Reading,
} from './domain/formal-replies.ts'
export { drawWeek } from './draw-week.ts'
export { openReadingRoom, saveReading } from './read-again.ts'
export { readQuality } from './read-quality.ts'
