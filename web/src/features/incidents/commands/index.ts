/** A step from the order to its end: the words a person gives, the checks, the undo; and what other parts of the product order: imports, moved topics, answers on air. */
export { ChangeDeadlineDialog } from './ChangeDeadlineDialog.tsx'
export { CommandDialog } from './CommandDialog.tsx'
export { ConfirmDialog, type Confirmed } from './ConfirmDialog.tsx'
export { FieldMergeView } from './FieldMergeView.tsx'
export { ReasonDialog } from './ReasonDialog.tsx'
export { REASONED, type Reasoned } from './reasoned.ts'
export { refusalOf } from './refusal-of.tsx'
export { CloseDialog, ReturnDialog } from './StepDialogs.tsx'
export { undoOf } from './undo-command.ts'
export { useFieldMerge } from './use-field-merge.ts'
export { useFieldWords } from './use-field-words.ts'
export {
  askAgain,
  type Command,
  sendCommand,
  useIncidentCommand,
  useShowStepped,
} from './use-incident-command.ts'
