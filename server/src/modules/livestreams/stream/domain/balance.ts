/** asked = answered on air + answered later + declined + on control + waiting for the stream. */
import type { Balance, LivestreamQuestionState } from '@veche/contract/livestreams.ts'

export type StateCounts = Partial<Record<LivestreamQuestionState, number>>

const UNCOUNTED: readonly LivestreamQuestionState[] = ['folded', 'aside']

export function isCounted(state: LivestreamQuestionState): boolean {
  return !UNCOUNTED.includes(state)
}

export function balanceOf(counts: StateCounts, authors: number): Balance {
  const { answered = 0, answered_later: later = 0, declined = 0 } = counts
  const { received = 0, selected = 0, partly = 0, on_control: controlled = 0, folded = 0, aside = 0 } = counts
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return {
    asked: all - folded - aside,
    onAir: answered,
    later,
    declined,
    onControl: partly + controlled,
    waiting: received + selected,
    authors,
  }
}
