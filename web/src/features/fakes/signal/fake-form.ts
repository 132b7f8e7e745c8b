import type { FakeSignal } from '@veche/contract/fakes.ts'
import { CLAIM_LIMIT } from '@veche/contract/values/fakes.ts'
import { dayKey, formatTime, type Locale, momentAt } from '../../../lib/words/format.ts'

/** What a card is about as it stands in the form. */
export type FakeForm = {
  claim: string
  fullText: string
  municipalityCode: string | null
  topicCode: string | null
  isDanger: boolean
  signal: FakeSignal
  day: string
  time: string
}
type About = Pick<FakeForm, 'claim' | 'fullText' | 'municipalityCode' | 'topicCode' | 'isDanger'>
export type FormProblem = 'claim_short' | 'claim_long' | 'first_seen' | 'first_seen_ahead'

const CLAIM_MIN = 5

export function emptyForm(now: number, locale: Locale): FakeForm {
  return {
    claim: '',
    fullText: '',
    municipalityCode: null,
    topicCode: null,
    isDanger: false,
    signal: 'monitoring',
    day: dayKey(now, locale),
    time: formatTime(now, locale),
  }
}

export function aboutOf({ claim, fullText, municipalityCode, topicCode, isDanger }: About): About {
  return { claim: claim.trim(), fullText: fullText.trim(), municipalityCode, topicCode, isDanger }
}

/** Null where no day or no time is written. */
export function firstSeenOf({ day, time }: Pick<FakeForm, 'day' | 'time'>, locale: Locale): string | null {
  return day === '' || time === '' ? null : momentAt(day, time, locale)
}

export function claimProblem(claim: string): FormProblem | null {
  const { length } = claim.trim()
  if (length < CLAIM_MIN) return 'claim_short'
  return length > CLAIM_LIMIT ? 'claim_long' : null
}

export function firstSeenProblem(form: FakeForm, now: number, locale: Locale): FormProblem | null {
  const at = firstSeenOf(form, locale)
  if (at === null) return 'first_seen'
  return Date.parse(at) > now ? 'first_seen_ahead' : null
}
