/** Answers finished without a line: what waits in this browser, goes out when the line is back, or was refused. */

export { RefusedMark, RefusedNotice } from './RefusedNotice.tsx'
export { dropRefusal, useRefusals } from './refusal-store.ts'
export { useOutbox } from './use-send-kept.ts'
