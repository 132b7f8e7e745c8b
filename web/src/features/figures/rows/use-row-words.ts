import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { formatHours } from '../../../lib/words/format.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import type { StateName } from '../../../ui/State.tsx'
import type { Row } from '../figures.queries.ts'

const MINUTE_MS = 60_000

/** What is said of a question behind a figure: its public facts, and its words for whoever may see the card. */
export function useRowWords() {
  const { t } = useTranslation()
  const { due, shortMoment } = useFormat()
  const names = useDirectory()
  const placeOf = (row: Row) =>
    names.municipalityName(row.municipalityCode) ?? t('figures.nowhere.municipality')
  const topicOf = (row: Row) => names.topicName(row.topicCode) ?? t('figures.nowhere.group')
  return {
    title: (row: Row) => row.title ?? topicOf(row),
    facts: (row: Row) =>
      [
        nameOf(row),
        row.source !== 'rumour' && t(`figures.source.${row.source}`),
        placeOf(row),
        row.title === null ? null : topicOf(row),
        row.source !== 'rumour' && (names.agencyName(row.agencyCode) ?? t('figures.nowhere.agency')),
        t(`figures.rows.${row.source === 'rumour' ? 'noticed' : 'taken'}`, {
          moment: shortMoment(row.takenAt),
        }),
        row.answeredAt &&
          t(`figures.rows.${row.source === 'rumour' ? 'published' : 'answered'}`, {
            moment: shortMoment(row.answeredAt),
          }),
        row.workingMinutes !== null && spent(row),
        row.outcome && outcomeOf(row),
        row.satisfaction && t(`incidents.satisfaction.${row.satisfaction}`),
      ]
        .filter(Boolean)
        .join(' · '),
    state: (row: Row): { name: StateName; words: string } => {
      if (row.isLate) return { name: 'late', words: t('figures.rows.late') }
      if (row.answeredAt) return { name: 'ontime', words: t('figures.rows.onTime') }
      if (!row.dueAt) return { name: 'waiting', words: t('figures.rows.noDeadline') }
      return { name: 'attention', words: t('figures.rows.due', { moment: due(row.dueAt) }) }
    },
    placeOf,
    topicOf,
  }

  /** By the number on its card; the record of the Book is the name of what has no other. */
  function nameOf({ source, number: own, question }: Row): string {
    if (source === 'rumour') return t('figures.rows.rumour', { number: question })
    if (own !== null) return t('incidents.question', { number: own })
    return t('figures.rows.number', { number: question })
  }

  function outcomeOf({ source, outcome }: Row): string {
    return source === 'rumour' ? t(`figures.rows.verdict.${outcome}`) : t(`incidents.outcome.${outcome}`)
  }

  function spent({ workingMinutes, source }: Row): string {
    const unit = t(`figures.unit.${source === 'chat' || source === 'rumour' ? 'hours' : 'workingHours'}`)
    return t('figures.rows.spent', { time: `${formatHours((workingMinutes ?? 0) * MINUTE_MS)} ${unit}` })
  }
}
