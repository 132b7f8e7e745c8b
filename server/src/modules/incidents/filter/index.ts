/** What puts an incident into a list: queues and the conditions of a filter. */

export type { Condition } from './condition.ts'
export { DUE_ORDER, NO_DEADLINE } from './due-order.query.ts'
export {
  failedDeliveryPart,
  findFailedDeliveries,
  hasFailedDelivery,
} from './failed-deliveries.repository.ts'
export { fieldConditions } from './fields.query.ts'
export { isForToday } from './for-today.ts'
export { type FilterFacts, isOwnWork, matchIncidents, queueConditions, wordsOf } from './match-incidents.ts'
export { concernsOwnQueues, readerKeyOf } from './own-queues.ts'
export { findPausedDeadlines, isClockRunning } from './paused-deadlines.repository.ts'
export { isEnded, STEPS_OF } from './queue-steps.ts'
export { STRETCHES, type Stretch, stretchesOf } from './stretches.ts'
