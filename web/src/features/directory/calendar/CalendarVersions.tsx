import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { State } from '../../../ui/State.tsx'
import { calendarVersionsQuery, movesQuery } from '../directory.queries.ts'
import * as styles from '../directory-page.module.css'
import { MoveTable } from './MoveTable.tsx'

/** Corrections of the calendar and of schedules, and what each of them moved. */
export function CalendarVersions() {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const [opened, setOpened] = useState<number | null>(null)
  const versions = useQuery(calendarVersionsQuery).data?.versions ?? []
  return (
    <section className="col g2">
      <h2>{t('directory.versions.title')}</h2>
      <ul className={styles.linedList}>
        {versions.map(({ version, createdAt, note, movedCount, recomputedAt }) => (
          <li key={version}>
            <span>
              <b className="m">{t('directory.versions.number', { version })}</b>{' '}
              <span className="muted">{moment(createdAt)}</span>
            </span>
            <span className="grow">{version === 1 ? t('directory.versions.shipped') : note}</span>
            {recomputedAt === null && <State name="waiting">{t('directory.versions.going')}</State>}
            {movedCount > 0 ? (
              <button type="button" className="lnk" onClick={() => setOpened(version)}>
                {t('directory.versions.moved', { count: movedCount })}
              </button>
            ) : (
              recomputedAt !== null && <span className="muted">{t('directory.versions.nothingMoved')}</span>
            )}
          </li>
        ))}
      </ul>
      {opened !== null && <MovesDialog version={opened} onClose={() => setOpened(null)} />}
    </section>
  )
}

function MovesDialog({ version, onClose }: { version: number; onClose: () => void }) {
  const { t } = useTranslation()
  const query = useInfiniteQuery(movesQuery(version))
  return (
    <Dialog title={t('directory.moves.title')} isWide onClose={onClose}>
      <div className="dlg-b">
        {query.error && <ErrorNotice error={query.error} onRetry={query.refetch} />}
        {query.isPending && <SkeletonRows label={t('directory.loading')} />}
        <MoveTable moves={query.data?.pages.flatMap((page) => page.moves) ?? []} />
        {query.hasNextPage && (
          <Button isBusy={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
            {t('common.more')}
          </Button>
        )}
      </div>
    </Dialog>
  )
}
