/** The check of an answer: what was asked and whether it is answered, what was done, plain words, likeness; its remarks and marks. */
export { Checklist, useCheckName } from './Checklist.tsx'
export { ChecklistFold } from './ChecklistFold.tsx'
export { repeatsPublished } from './hard-checks.ts'
export { MarkedText } from './MarkedText.tsx'
export { OverrideDialog } from './OverrideDialog.tsx'
export { QuestionToJudge } from './QuestionToJudge.tsx'
export { Remarks } from './Remarks.tsx'
export { UnseenRemarks, unseenRemarks } from './unseen-remarks.ts'
