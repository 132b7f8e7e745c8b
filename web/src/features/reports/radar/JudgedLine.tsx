import type { ForecastResponse } from '@veche/contract/reports.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'

/** How often the forecasts of mornings were right: whoever relies on one has to know. */
export function JudgedLine({ judged }: { judged: ForecastResponse['judged'] }) {
  const { t } = useTranslation()
  const { number, percent, counted } = useFormat()
  const { days, named, hits, hitRate, interval, missed, foretold } = judged
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
        t('figures.analysis.forecast.foretold', { missed: number(missed), share: percent(foretold) })}
    </p>
  )
}
