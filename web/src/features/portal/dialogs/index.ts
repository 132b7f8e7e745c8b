/** Dialogs that rooms share: a yes before what many people feel, and why something goes back. */
export { Confirm } from './Confirm.tsx'
export { ReasonDialog } from './ReasonDialog.tsx'
