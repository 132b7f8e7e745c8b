/** The card itself, below all: its row, its life and opinions as rules, who may do what, the frame of every change, its journal and its files. */
export { FileField } from './FileField.tsx'
export { type FakeFile, fileHref, uploadFakeFile } from './files-client.ts'
export { useKeptWords } from './kept-words.ts'
export { linkProblem } from './links.ts'
export { Meanwhile } from './Meanwhile.tsx'
export { ShortHash } from './ShortHash.tsx'
export { StepDialog } from './StepDialog.tsx'
export { useFakeChange, useFakeCommand } from './use-fake-change.ts'
