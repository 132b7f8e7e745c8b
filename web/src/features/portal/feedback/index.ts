/** Questions and proposals to the centre: asked under one's own name, answered in the open. */
export { AskDialog } from './AskDialog.tsx'
export { exportUrl, type FeedbackFilters, threadQuery, threadsQuery } from './feedback.queries.ts'
export { KeptThreads } from './KeptThreads.tsx'
export { askedCentre, saidToCentre, threadVotes } from './kept-feedback.ts'
export { type RenderThread, ThreadList } from './ThreadList.tsx'
export { ThreadScreen } from './ThreadScreen.tsx'
