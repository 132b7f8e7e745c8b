import type { IncidentListItem } from '@veche/contract/incidents.ts'
import { useTranslation } from 'react-i18next'
import {
  type DeadlineReading,
  type DeadlineState,
  readDeadline,
  runsByPromise,
} from '../../../lib/incidents/deadline.ts'
import { useNow } from '../../../lib/time/clock.ts'
import { useFormat } from '../../../lib/words/use-format.ts'

export type DeadlineWords = {
  state: DeadlineState
  /** For a row: «26 мин», «−4 мин», «пн, 10:30», «часы стоят до 4 декабря». */
  short: string
  /** For a task: «Осталось 26 мин», «Просрочено на 4 мин», «пн, 10:30», «часы стоят: ждём ответа автора до 4 декабря». */
  long: string
  shows: DeadlineReading['shows']
  leftMs: number
}

export type Clocked = Pick<IncidentListItem, 'deadline' | 'clarifyUntil' | 'promiseDueAt'>

/** The one way to say how a deadline stands: a row, a task and the card say the same at the same moment. */
export function useDeadlineWords(question: Clocked): DeadlineWords | null {
  const { t } = useTranslation()
  const now = useNow()
  const { remaining, duration, due, day, locale } = useFormat()
  const { deadline, clarifyUntil } = question
  if (!deadline) return null
  const { dueAt } = deadline
  const read = { ...deadline, isPromise: runsByPromise(question) }
  const { state, shows, leftMs } = readDeadline(read, now, locale)
  const common = { state, leftMs, shows }
  if (shows !== 'time') {
    const words = {
      paused:
        clarifyUntil === null ? t('incidents.paused') : t('incidents.stands', { day: day(clarifyUntil) }),
      promise: t('incidents.promised', { moment: due(dueAt) }),
      moment: due(dueAt),
    }[shows]
    const stands =
      clarifyUntil === null ? t('incidents.pausedBy') : t('incidents.standsFor', { day: day(clarifyUntil) })
    return { ...common, short: words, long: shows === 'paused' ? stands : words }
  }
  const time = duration(leftMs)
  const long = t(leftMs < 0 ? 'incidents.tasks.late' : 'incidents.tasks.left', { duration: time })
  return { ...common, short: remaining(leftMs), long }
}
