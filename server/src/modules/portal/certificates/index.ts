/** What a pass is worth: certificates, the rights that depend on them, and who is told before a right rests. */
export {
  type CertificateRow,
  findCertificate,
  listOwnCertificates,
  listOwnStandings,
  type RightStanding,
} from './certificates.repository.ts'
export { dueAtOf, type LearnerState, type Standing, stateAt, worstOf } from './domain/standing.ts'
export { issueCertificate } from './issue-certificate.ts'
export { courseJobs, remindLearners } from './notify-holders.ts'
export { liftRight, previewGate, readGates, setGate } from './set-gate.ts'
