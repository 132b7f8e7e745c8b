import { useQuery } from '@tanstack/react-query'
import type { FigureFilter } from '@veche/contract/figures.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../lib/directory.ts'
import { useFormat } from '../../lib/words/use-format.ts'
import { surgeDaysQuery } from './analysis.queries.ts'

/** Less is written as a whole number. */
const LEAST_TENTHS = 10

/** What the radar found on the days that are drawn; it looks by place and group, so not where a topic or a network is asked about. */
export function useSurgeDays(
  asked: { from: string; to: string } & FigureFilter,
): ReadonlyMap<string, readonly string[]> {
  const { t } = useTranslation()
  const { number } = useFormat()
  const names = useDirectory()
  const { from, to, municipalityCode, agencyCode, groupCode, topicCode, network } = asked
  const place = {
    ...(municipalityCode && { municipalityCode }),
    ...(agencyCode && { agencyCode }),
    ...(groupCode && { groupCode }),
  }
  const isAsked = topicCode === undefined && network === undefined
  const { data } = useQuery({ ...surgeDaysQuery({ from, to, ...place }), enabled: isAsked })
  return useMemo(() => {
    const usual = (expected: number) =>
      number(expected < LEAST_TENTHS ? Math.round(expected * 10) / 10 : Math.round(expected))
    return new Map(
      (isAsked ? (data?.days ?? []) : []).map(({ day, surges }) => [
        day,
        surges.map((surge) =>
          t('figures.series.surgeOf', {
            place: names.municipalityName(surge.municipalityCode) ?? surge.municipalityCode,
            group: names.groupName(surge.groupCode) ?? surge.groupCode,
            count: surge.count,
            shown: number(surge.count),
            usual: usual(surge.expected),
          }),
        ),
      ]),
    )
  }, [data, isAsked, names, number, t])
}
