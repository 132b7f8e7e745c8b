import { DAY_MS } from '@veche/contract/durations.ts'
import { serverNow } from '../../../lib/time/clock.ts'
import { useFormat } from '../../../lib/words/use-format.ts'

const NEAR_MS = 5 * DAY_MS

/** Moments of duties: always with their time, because nobody calls a day. */
export function useMomentWords() {
  const { shortMoment, moment, time } = useFormat()
  return {
    when: (at: string) => (Math.abs(Date.parse(at) - serverNow()) < NEAR_MS ? shortMoment(at) : moment(at)),
    /** A shift is a day long at most, so its end needs no day of its own. */
    span: (startsAt: string, endsAt: string) =>
      Date.parse(endsAt) - Date.parse(startsAt) > DAY_MS
        ? `${moment(startsAt)} – ${moment(endsAt)}`
        : `${moment(startsAt)} – ${time(endsAt)}`,
  }
}
