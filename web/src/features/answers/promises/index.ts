/** What an interim answer promises, how far each role may promise, and how the fields follow the words of the text. */
export type { PromiseWords } from './fill-promise.ts'
export { goToOpenPromise, goToPromise, OpenPromise, PromiseHint } from './OpenPromise.tsx'
export { PromiseFields } from './PromiseFields.tsx'
export { PromiseLine } from './PromiseLine.tsx'
export { readWords, useReadPromise } from './use-read-promise.ts'
