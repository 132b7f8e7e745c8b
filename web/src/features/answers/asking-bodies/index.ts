/** Asking other bodies for parts of an answer: the form, and what of it waits for the line. */
export { AskBodiesDialog } from './AskBodiesDialog.tsx'
export { KeptAsk } from './KeptAsk.tsx'
export { askedBodies } from './kept-asks.ts'
