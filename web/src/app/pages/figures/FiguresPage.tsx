import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Suspense, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AskedBar, scopeOf, useAsked } from '../../../features/figures/asked/index.ts'
import { figuresQuery } from '../../../features/figures/figures.queries.ts'
import * as styles from '../../../features/figures/figures-page.module.css'
import type { FiguresSearch } from '../../../features/figures/figures-search.ts'
import { PHONE, useMedia } from '../../../lib/browser/media.ts'
import { lazyPart } from '../../../lib/line/lazy-part.ts'
import { meQuery } from '../../../lib/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { SectionTabs } from '../../shell/SectionTabs.tsx'
import { FigureParts } from './FigureParts.tsx'
import { FiguresHead } from './FiguresHead.tsx'

const route = getRouteApi('/app/figures')

const SentHere = lazyPart('SentHere', () => import('./SentHere.tsx'))
const HeadPhone = lazyPart('HeadPhone', () => import('./HeadPhone.tsx'))

/** How the region or a place answers. A phone begins with what its owner has to know now, and has the rest behind a press. */
export function FiguresPage() {
  const { t } = useTranslation()
  const search = route.useSearch()
  const navigate = useNavigate()
  const isPhone = useMedia(PHONE)
  const me = useQuery(meQuery).data
  const [isWhole, setWhole] = useState(false)
  const { asked, today } = useAsked(search)
  const { data, error, refetch, isPlaceholderData } = useQuery(figuresQuery(asked))
  const own = data?.own
  const scope = useMemo(() => scopeOf(asked, own), [asked, own])
  const change = (changed: FiguresSearch) =>
    void navigate({ to: '/figures', search: changed, replace: true, resetScroll: false })
  const isShort = isPhone && !isWhole
  return (
    <main className={`page ${styles.figuresPage}`}>
      <SectionTabs of="oversight" />
      <FiguresHead data={data} search={search} />
      {data && me?.abilities.scheduleReports && (
        <Suspense fallback={null}>
          <SentHere filter={data.filter} />
        </Suspense>
      )}
      {!isShort && <AskedBar search={search} today={today} own={own} onSearch={change} />}
      {!data && !error && <SkeletonRows label={t('figures.loading')} />}
      {!data && error && <ErrorNotice error={error} onRetry={refetch} />}
      {data && (
        <div className={styles.parts} aria-busy={isPlaceholderData}>
          {isShort ? (
            <Suspense fallback={<SkeletonRows label={t('figures.loading')} />}>
              <HeadPhone reading={data} search={search} />
            </Suspense>
          ) : (
            <FigureParts reading={data} {...{ scope, search }} onSearch={change} />
          )}
        </div>
      )}
      {isPhone && data && (
        <Button className="no-print" onClick={() => setWhole(!isWhole)}>
          {t(isWhole ? 'figures.head.short' : 'figures.head.whole')}
        </Button>
      )}
    </main>
  )
}
