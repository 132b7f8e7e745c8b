import type { SilenceResponse } from '@veche/contract/reports.ts'

type Voice = Pick<SilenceResponse['places'][number], 'isSilent' | 'interval'>

/** Silent is proved; quiet is below what is expected even at the upper end of the interval. */
export function voiceMark({ isSilent, interval }: Voice): 'late' | 'attention' | 'ontime' {
  if (isSilent) return 'late'
  return interval.high < 1 ? 'attention' : 'ontime'
}

type Mark = ReturnType<typeof voiceMark>
/** What a map is given to draw: municipalities by their codes, and points. */
export type VoiceMap = {
  marks: ReadonlyMap<string, { name: string; value: string; mark: Mark }>
  points?: readonly { key: string; name: string | null; mark: Mark; latitude: number; longitude: number }[]
}
