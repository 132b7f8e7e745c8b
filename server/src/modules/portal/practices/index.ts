/** What worked somewhere: written, approved by another, and proved by weeks of the ledger before and after. */

export { practicePictureJobs, savePicture as savePracticePicture } from './pictures.ts'
export { practicePictureRoutes, practiceRoutes } from './practices.routes.ts'
export { findPractices, practicesToApprove } from './read-practices.ts'
export { practiceJobs, recountPractices } from './recount-practices.ts'
export { createPractice, runPracticeCommand } from './save-practice.ts'
export { addComment, adoptPractice, vote as voteForPractice } from './talk-of-practice.ts'
