const FAR_MS = 12 * 3_600_000

/** It begins on another day than was told: whoever presses the key is asked once more. */
export function isFarFromPlan({ plannedAt }: { plannedAt: string }, nowMs: number): boolean {
  return Math.abs(Date.parse(plannedAt) - nowMs) > FAR_MS
}
