/** Seconds since the stream began; never before it. */
export function timeCodeOf(at: string, startedAt: string | null): number {
  if (startedAt === null) return 0
  return Math.max(0, (Date.parse(at) - Date.parse(startedAt)) / 1000)
}
