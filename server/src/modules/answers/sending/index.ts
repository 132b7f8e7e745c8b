/** The way of a publication out of the outbox to its end: when it may leave, the hold in which it is stopped, the send, echoes, bounces, doubt, and what a person decides of it. */
export { publishNotBefore } from './publication-time.ts'
export { registerDeliveries } from './register-deliveries.ts'
export { registerEchoes } from './register-echoes.ts'
export { answersJobs, type PostDecision, resolvePost, resolvePublication } from './resolve-publication.ts'
export { resumePrivate } from './resume-private.ts'
export { type SenderDeps, sendDue, startSender } from './send-publications.ts'
