import type { ForecastResponse } from '@veche/contract/reports.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'

/** How often the forecasts of mornings were right: whoever relies on one has to know. */
export function JudgedLine({ judged }: { judged: ForecastResponse['judged'] }) {
  const { t } = useTranslation()
  const { number, percent, counted } = useFormat()
  const { days, named, hits, hitRate, interval, missed, foretold, bodyCover, placeCover } = judged
  const coverWords = (cover: NonNullable<typeof bodyCover>) => ({
    ...{ held: number(cover.held), intervals: number(cover.intervals), share: percent(cover.share) },
    ...{ low: percent(cover.interval.low), high: percent(cover.interval.high) },
  })
  if (days === 0) return <p className="pad xs muted">{t('figures.analysis.forecast.notJudged')}</p>
  return (
    <p className="pad xs muted">
      {t('figures.analysis.forecast.judgedDays', counted(days))}{' '}
      {hitRate === null || !interval
        ? t('figures.analysis.forecast.noneNamed')
        : t('figures.analysis.forecast.hits', {
            named: number(named),
            hits: number(hits),
            rate: percent(hitRate),
            low: percent(interval.low),
            high: percent(interval.high),
          })}{' '}
      {foretold !== null &&
        t('figures.analysis.forecast.foretold', { missed: number(missed), share: percent(foretold) })}{' '}
      {bodyCover && t('figures.analysis.forecast.bodyCover', coverWords(bodyCover))}{' '}
      {placeCover && t('figures.analysis.forecast.placeCover', coverWords(placeCover))}
    </p>
  )
}
