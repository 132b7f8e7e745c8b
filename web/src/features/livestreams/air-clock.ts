/** Whole seconds since the stream began; never before it. */
export function timeCodeOf(at: string, startedAt: string | null): number {
  if (startedAt === null) return 0
  return Math.max(0, Math.floor((Date.parse(at) - Date.parse(startedAt)) / 1000))
}

/** «27:14», «1:02:03». */
export function formatTimeCode(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const two = (value: number) => String(value).padStart(2, '0')
  const minutes = Math.floor(whole / 60)
  if (minutes < 60) return `${minutes}:${two(whole % 60)}`
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}`
}
