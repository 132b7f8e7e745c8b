/** What proves or disproves the claim, what is true of it, and the two opinions that make the verdict. */
export { addEvidence, hashWords, removeEvidence } from './change-evidence.ts'
export { hasDocument } from './evidence.repository.ts'
export { listOpinions, saveOpinion } from './opinions.repository.ts'
export { presentEvidence } from './present-evidence.ts'
