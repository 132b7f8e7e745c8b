import { IconFlame } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import * as styles from '../../../features/portal/exercises/exercises.module.css'
import {
  ExerciseCards,
  exercisesQuery,
  History,
  type RenderRun,
} from '../../../features/portal/exercises/index.ts'
import * as phone from '../../../features/portal/wraps.module.css'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { CsvLink } from '../../../ui/lists/FilesMenu.tsx'
import { EmptyState, ErrorNotice, Notice, SkeletonRows } from '../../../ui/query-states.tsx'
import { SectionTabs } from '../../shell/SectionTabs.tsx'

const renderRun: RenderRun = (runId, content, className) => (
  <Link to="/exercises/$runId" params={{ runId }} {...(className && { className })}>
    {content}
  </Link>
)

/** What goes on now, what can be played, what was. */
export function ExercisesPage() {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const navigate = useNavigate()
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(exercisesQuery)
  const first = data?.pages[0]
  const history = data?.pages.flatMap((page) => page.history) ?? []
  const closed = first?.open
    ? t('exercises.oneGoesOn')
    : first?.isSetUp === false
      ? t('exercises.notSetUp')
      : null
  return (
    <main className={`page ${phone.wraps} ${styles.exercisesPage}`}>
      <header className="page-h">
        <h1>{t('common.section.exercises')}</h1>
        {history.length > 0 && <CsvLink href="/api/exercises.csv" />}
      </header>
      <SectionTabs of="portal" />
      <p>{t('exercises.lead')}</p>
      {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows label={t('exercises.loading')} />}
      {first?.open && (
        <Notice state="attention" title={t('exercises.goesOn', { title: first.open.title })}>
          {t('exercises.goesOnBy', { name: first.open.startedByName })} {t('exercises.oneRegion')}{' '}
          {first.open.endsBy && t('exercises.freeAt', { moment: shortMoment(first.open.endsBy) })}{' '}
          {renderRun(first.open.id, t(first.open.isOwn ? 'exercises.toOwn' : 'exercises.join'))}
        </Notice>
      )}
      {first && !first.isSetUp && (
        <Notice state="waiting" title={t('exercises.notSetUp')}>
          {t('exercises.notSetUpText')}
        </Notice>
      )}
      {first && (
        <ExerciseCards
          exercises={first.exercises}
          closed={closed}
          mayRun={first.mayRun}
          renderRun={renderRun}
          onOpened={(runId) => navigate({ to: '/exercises/$runId', params: { runId } })}
        />
      )}
      {first && <h2>{t('exercises.history')}</h2>}
      {first && history.length === 0 && (
        <EmptyState title={t('exercises.noHistory')} mark={<IconFlame className="ic xl" />}>
          {t('exercises.noHistoryText')}
        </EmptyState>
      )}
      {history.length > 0 && <History runs={history} renderRun={renderRun} />}
      {hasNextPage && (
        <Button isBusy={isFetchingNextPage} onClick={() => fetchNextPage()}>
          {t('common.more')}
        </Button>
      )}
    </main>
  )
}
