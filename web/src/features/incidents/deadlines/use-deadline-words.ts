import type { CurrentDeadline } from '@veche/contract/incidents.ts'
import { useTranslation } from 'react-i18next'
import { type DeadlineState, readDeadline } from '../../../lib/incidents/deadline.ts'
import { useNow } from '../../../lib/time/clock.ts'
import { useFormat } from '../../../lib/words/use-format.ts'

export type DeadlineWords = {
  state: DeadlineState
  /** For a row: «26 мин», «−4 мин», «пн, 10:30». */
  short: string
  /** For a task: «Осталось 26 мин», «Просрочено на 4 мин», «пн, 10:30». */
  long: string
  /** The words are the moment itself: it need not stand beside them. */
  isMoment: boolean
  leftMs: number
}

/** The one way to say how a deadline stands: a row, a task and the card say the same at the same moment. */
export function useDeadlineWords(deadline: CurrentDeadline | null): DeadlineWords | null {
  const { t } = useTranslation()
  const now = useNow()
  const { remaining, duration, shortMoment, locale } = useFormat()
  if (!deadline) return null
  const { state, shows, leftMs } = readDeadline(deadline, now, locale)
  const common = { state, leftMs, isMoment: shows === 'moment' }
  if (shows !== 'time') {
    const words = shows === 'paused' ? t('incidents.paused') : shortMoment(deadline.dueAt)
    return { ...common, short: words, long: words }
  }
  const time = duration(leftMs)
  const long = t(leftMs < 0 ? 'incidents.tasks.late' : 'incidents.tasks.left', { duration: time })
  return { ...common, short: remaining(leftMs), long }
}
