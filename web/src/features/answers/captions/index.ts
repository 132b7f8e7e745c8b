/** What the photographs of an answer show: chosen by a person, kept until the server has it. */
export { KeptLabel } from './KeptLabel.tsx'
export { fileLabels } from './kept-labels.ts'
export { type GivenLabel, relabelFile } from './relabel-file.ts'
