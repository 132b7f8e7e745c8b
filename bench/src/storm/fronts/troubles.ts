/** Troubles that every network has. */

/** Of calls that publish, one answer in ten is lost after it took effect; the rest comes on top. */
export function sendTroubles(method: string) {
  return [
    { kind: 'drop', when: 'after', method, probability: 0.1 },
    { kind: 'drop', when: 'before', method, probability: 0.01 },
    { kind: 'hang', when: 'after', method, probability: 0.003 },
    { kind: 'hang', when: 'before', method, probability: 0.003 },
    { kind: 'http', when: 'after', status: 502, method, probability: 0.02 },
    { kind: 'http', when: 'before', status: 503, method, probability: 0.02 },
    { kind: 'malformed', when: 'after', method, probability: 0.01 },
    { kind: 'slow', ms: 600, method, probability: 0.05 },
  ] as const
}

/** Makes one to five deliveries of each event. */
export const REPEATS = [
  { kind: 'event_duplicate', times: 1, probability: 0.4 },
  { kind: 'event_duplicate', times: 1, probability: 0.3 },
  { kind: 'event_duplicate', times: 2, probability: 0.2 },
] as const

/** Shuffles deliveries where a network keeps no order. */
export function disorder(delayMs: number) {
  return [
    { kind: 'event_reorder', window: 8, probability: 0.5 },
    { kind: 'event_delay', ms: delayMs, probability: 0.25 },
  ] as const
}
