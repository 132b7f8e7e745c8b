/** Topic, place and agency of a question: what the rules suggest, the form that sets them, the choice of an agency and a person. */
export { AssignDialog, AssignPersonDialog } from './AssignDialog.tsx'
export { type RumourActs, RumourLine } from './RumourLine.tsx'
export { SuggestionBlock } from './SuggestionBlock.tsx'
export { TriageDialog, type TriageFocus } from './TriageDialog.tsx'
export { toAcceptCommand } from './triage-form.ts'
