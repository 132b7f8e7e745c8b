/** Whose question an official's words answer: recognised, proposed to the writer, asked of a person; and what a receipt says. */
export { type AskedBy, findAsked } from './find-asked.ts'
export { LinkQuestion } from './LinkQuestion.tsx'
export { ProposedReply } from './ProposedReply.tsx'
export { useProposal } from './use-proposal.ts'
