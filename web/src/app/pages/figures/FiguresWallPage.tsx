import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { trendOf, useAsked, usePlaceName } from '../../../features/figures/asked/index.ts'
import { figuresQuery } from '../../../features/figures/figures.queries.ts'
import { Wall, WallLine } from '../../../features/figures/wall/index.ts'
import * as styles from '../../../features/figures/wall/Wall.module.css'
import { useSurgeDays } from '../../../features/reports/use-surge-days.ts'
import { useScreenTheme } from '../../../lib/browser/theme.ts'
import { meQuery } from '../../../lib/session.ts'
import { useNow } from '../../../lib/time/clock.ts'
import { formatDays } from '../../../lib/words/format-figures.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { ErrorNotice, NotFound, SkeletonRows } from '../../../ui/query-states.tsx'
import { useLiveQueries } from '../../live/use-live-queries.ts'
import { useSignedOut } from '../../use-signed-out.ts'

const route = getRouteApi('/figures/wall')

/** A screen that nobody sits at: no frame around it, dark unless its room wants it otherwise. */
export function FiguresWallPage() {
  const { t } = useTranslation()
  const search = route.useSearch()
  const { time, weekday, day, locale } = useFormat()
  const now = useNow()
  const placeOf = usePlaceName()
  const me = useQuery(meQuery).data
  useScreenTheme('wall-theme', 'dark')
  useLiveQueries({ isOn: me !== undefined && me !== null })
  useSignedOut()
  const { asked } = useAsked(search)
  const { data, error, refetch } = useQuery(figuresQuery(asked))
  const scope = useMemo(() => ({ ...asked, ...data?.filter }), [asked, data])
  const surges = useSurgeDays(trendOf(scope))
  if (!me) return null
  if (!me.abilities.seeFigures) return <NotFound isPage />
  return (
    <main className={styles.wallScreen}>
      <header className="row g4">
        <h1>{data ? placeOf(data.filter) : t('common.section.figures')}</h1>
        {data && <span className="muted">{formatDays(data.period.from, data.period.to, locale)}</span>}
        <span className="muted">
          {weekday(now)}, {day(now)}
        </span>
        <b className="lg">{time(now)}</b>
      </header>
      <WallLine countedAt={data?.countedAt} />
      {!data && !error && <SkeletonRows label={t('figures.loading')} />}
      {!data && error && <ErrorNotice error={error} onRetry={refetch} />}
      {data && <Wall reading={data} asked={scope} surges={surges} />}
    </main>
  )
}
