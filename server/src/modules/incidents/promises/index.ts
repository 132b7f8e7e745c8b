/** What was promised to authors: opened by an interim answer, settled by the next one or by time, shown to everybody. */
export { listOwnPromises } from './own-promises.repository.ts'
export { openPromise, returnMoment, settlePromise } from './promises.ts'
export { listShownPromises, PROMISE_STATES, type ShownPromise } from './shown-promises.repository.ts'
