/** Publications from the outbox to their end: when they may be sent, the hold before that, the send, echoes, bounces, doubt, and the decisions of people. */
export { publishNotBefore } from './publication-time.ts'
export { registerDeliveries } from './register-deliveries.ts'
export { registerEchoes } from './register-echoes.ts'
export { answersJobs, type PostDecision, resolvePost, resolvePublication } from './resolve-publication.ts'
export { resumePrivate } from './resume-private.ts'
export { type SenderDeps, sendDue, startSender } from './send-publications.ts'
