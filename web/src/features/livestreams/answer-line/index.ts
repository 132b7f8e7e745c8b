/** What was answered on air, in a line: typed, kept, remarked upon, mended. */

export { AnswerLine } from './AnswerLine.tsx'
export { factsOf, isWordable } from './answer-line.ts'
export { LineRemark } from './LineRemark.tsx'
export { listKeptLines } from './line-drafts.ts'
export { MendLine } from './MendLine.tsx'
export { ToldNote } from './ToldNote.tsx'
export { WordDialog } from './WordDialog.tsx'
