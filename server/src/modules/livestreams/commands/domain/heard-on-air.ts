import type { LivestreamQuestionState } from '@veche/contract/livestreams.ts'

/** What of a question was heard on air: its answer, an errand given about it, or the question alone. */
type HeardKind = 'answered' | 'promised' | 'read_out'
/** `second`: whole, since the beginning. */
export type Heard = { kind: HeardKind; second: number }

type Stamped = { state: LivestreamQuestionState; readOutS: number | null; timeCodeS: number | null }

const HEARD: readonly LivestreamQuestionState[] = [
  ...(['selected', 'answered', 'partly', 'on_control', 'answered_later'] as const),
]

/** The time code is stamped by an answer or an errand; what is answered later was no answer on air. */
export function heardOnAir({ state, readOutS, timeCodeS }: Stamped): Heard | null {
  const moment = readOutS ?? timeCodeS
  if (moment === null || !HEARD.includes(state)) return null
  const second = Math.floor(moment)
  if (state === 'answered') return { kind: 'answered', second }
  return { kind: timeCodeS === null || state === 'selected' ? 'read_out' : 'promised', second }
}
