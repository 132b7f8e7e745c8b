import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useMedia } from '../browser/media.ts'
import { systemQuery } from '../session.ts'
import { serverNow } from '../time/clock.ts'
import * as format from './format.ts'

type MomentInput = string | number

function toMs(at: MomentInput): number {
  return typeof at === 'number' ? at : Date.parse(at)
}

/** The formatters of lib/words/format.ts bound to the reader's language and the region's time zone. */
export function useFormat() {
  const { i18n } = useTranslation()
  const timeZone = useQuery(systemQuery).data?.timeZone ?? 'Europe/Moscow'
  const language = i18n.language
  const isPaper = useMedia('print')
  return useMemo(() => {
    const locale = { language, timeZone, isPaper }
    return {
      locale,
      time: (at: MomentInput) => format.formatTime(toMs(at), locale),
      weekday: (at: MomentInput) => format.formatWeekday(toMs(at), locale),
      longDay: (at: MomentInput) => format.formatLongDay(toMs(at), serverNow(), locale),
      date: (at: MomentInput) => format.formatDate(toMs(at), locale),
      day: (at: MomentInput) => format.formatPlainDay(toMs(at), serverNow(), locale),
      moment: (at: MomentInput) => format.formatMoment(toMs(at), serverNow(), locale),
      shortMoment: (at: MomentInput) => format.formatShortMoment(toMs(at), serverNow(), locale),
      due: (at: MomentInput) => format.formatDue(toMs(at), serverNow(), locale),
      dueMoment: (at: MomentInput) => format.formatDueMoment(toMs(at), serverNow(), locale),
      duration: (ms: number) => format.formatDuration(ms, locale),
      workingTime: (ms: number) => format.formatWorkingTime(ms, locale),
      remaining: (ms: number) => format.formatRemaining(ms, locale),
      number: (value: number) => format.formatNumber(value, locale),
      /** The form of a word follows the count, and the number is written as numbers are. */
      counted: (count: number) => ({ count, shown: format.formatNumber(count, locale) }),
      percent: (share: number) => format.formatPercent(share, locale),
    }
  }, [language, timeZone, isPaper])
}
