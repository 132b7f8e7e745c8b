/** The way of a publication out of the outbox to its end: when it may leave, the hold in which it is stopped, the send, echoes, bounces, doubt, and what a person decides of it. */
export { HoldBar } from './HoldBar.tsx'
export { Publications } from './Publications.tsx'
export { PublishTime } from './PublishTime.tsx'
export { useUndoApproval } from './use-undo-approval.ts'
