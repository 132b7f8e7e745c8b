/** Macros: sets of acts and a text that a person puts on a question by one press. */
export { MacrosDialog } from './MacrosDialog.tsx'
