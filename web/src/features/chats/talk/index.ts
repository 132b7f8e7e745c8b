/** The talk itself: what comes in is read in the order it was said, opens and answers questions, calls those on duty, and is shown. */
export { ChatTalk } from './ChatTalk.tsx'
export type { PreparedWords } from './use-prepared-words.ts'
export { useTalk } from './use-talk.ts'
