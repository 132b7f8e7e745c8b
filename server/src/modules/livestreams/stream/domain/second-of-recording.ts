export type Recording = { recordingUrl: string | null; recordingOffsetS: number }

/** The address of the second at which a question was answered; null without a recording or a second. */
export function secondOfRecording(
  { recordingUrl, recordingOffsetS }: Recording,
  second: number | null,
): string | null {
  if (recordingUrl === null || second === null) return null
  const url = new URL(recordingUrl)
  url.searchParams.set('t', `${Math.max(0, second + recordingOffsetS)}s`)
  return url.toString()
}
