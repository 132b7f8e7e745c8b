import type { LivestreamQuestionState } from '@veche/contract/livestreams.ts'

/** What was heard on air about a question: its answer, an errand, or only the question. */
type HeardKind = 'answered' | 'promised' | 'read_out'
/** `second`: whole seconds since the start. */
export type Heard = { kind: HeardKind; second: number }

type Stamped = { state: LivestreamQuestionState; readOutS: number | null; timeCodeS: number | null }

const HEARD: readonly LivestreamQuestionState[] = [
  ...(['selected', 'answered', 'partly', 'on_control', 'answered_later'] as const),
]

/** Only an answer or an errand sets the time code; a later answer was not on air. */
export function heardOnAir({ state, readOutS, timeCodeS }: Stamped): Heard | null {
  const moment = readOutS ?? timeCodeS
  if (moment === null || !HEARD.includes(state)) return null
  const second = Math.floor(moment)
  if (state === 'answered') return { kind: 'answered', second }
  return { kind: timeCodeS === null || state === 'selected' ? 'read_out' : 'promised', second }
}
