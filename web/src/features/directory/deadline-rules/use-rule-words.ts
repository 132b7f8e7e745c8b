import { useTranslation } from 'react-i18next'
import type { Book, DeadlineRuleRow } from '../directory.queries.ts'

/** A deadline rule as people say it. */
export function useRuleWords(book: Book) {
  const { t, i18n } = useTranslation()
  const month = (number: number) =>
    new Intl.DateTimeFormat(i18n.language, { month: 'long', timeZone: 'UTC' }).format(
      Date.UTC(2026, number - 1, 1),
    )
  const nameOf = (rows: readonly { code: string; name: string }[], code: string) =>
    rows.find((row) => row.code === code)?.name ?? code
  return {
    key: (key: string) => t(`directory.deadlineKey.${key}`),
    match({ urgency, topicCode, groupCode, surface, network, season }: DeadlineRuleRow['match']): string {
      const parts = [
        urgency && t(`directory.urgency.${urgency}`),
        topicCode && nameOf(book.topics, topicCode),
        groupCode && nameOf(book.topicGroups, groupCode),
        surface && t(`directory.surface.${surface}`),
        network && t(`common.network.${network}`),
        season && `${month(season.fromMonth)} – ${month(season.toMonth)}`,
      ].filter(Boolean)
      return parts.length > 0 ? parts.join(' · ') : t('directory.rule.everything')
    },
    limit(limit: DeadlineRuleRow['limit']): string {
      if (limit.clock === 'working_days') return t('directory.limit.working_days', { count: limit.days })
      if (limit.clock === 'time_of_working_day')
        return t('directory.limit.time_of_working_day', { time: limit.time, days: limit.days })
      const isHours = limit.minutes % 60 === 0
      return t(`directory.limit.${limit.clock}${isHours ? '' : '_minutes'}`, {
        count: isHours ? limit.minutes / 60 : limit.minutes,
      })
    },
    month,
  }
}
