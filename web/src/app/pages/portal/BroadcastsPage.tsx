import { IconChevronLeft, IconChevronRight, IconPlus, IconSend } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as styles from '../../../features/portal/broadcasts/broadcasts.module.css'
import {
  BroadcastDialog,
  BroadcastList,
  type BroadcastRow,
  broadcastsHref,
  calendarQuery,
  type RenderBroadcast,
  shiftWeek,
  weekOf,
} from '../../../features/portal/broadcasts/index.ts'
import * as room from '../../../features/portal/room-list.module.css'
import * as phone from '../../../features/portal/wraps.module.css'
import { useHotkeys } from '../../../lib/keyboard/hotkeys.ts'
import { prepareOffline } from '../../../lib/line/offline.ts'
import { serverNow } from '../../../lib/time/clock.ts'
import { dayKey } from '../../../lib/words/format.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { CsvLink } from '../../../ui/lists/FilesMenu.tsx'
import { NothingFound } from '../../../ui/lists/NothingFound.tsx'
import { SearchBox } from '../../../ui/lists/SearchBox.tsx'
import { EmptyState, ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { SectionTabs } from '../../shell/SectionTabs.tsx'

const route = getRouteApi('/app/broadcasts')

const renderBroadcast: RenderBroadcast = (broadcastId, content, className) => (
  <Link className={className} to="/broadcasts/$broadcastId" params={{ broadcastId }}>
    {content}
  </Link>
)

/** What waits for a word first, then the week: what is planned, what went out, and who answers for it. */
export function BroadcastsPage() {
  const { t } = useTranslation()
  useEffect(() => {
    void import('./BroadcastPage.tsx').then(prepareOffline, () => undefined)
  }, [])
  const { locale } = useFormat()
  const navigate = useNavigate()
  const [isAdding, setAdding] = useState(false)
  const today = dayKey(serverNow(), locale)
  const chosen = route.useSearch()
  const week = weekOf(chosen.week ?? today)
  const search = chosen.search ?? ''
  const { data, error, refetch } = useQuery(calendarQuery({ ...week, ...(search && { search }) }))
  useHotkeys({ n: data?.mayWrite === true && (() => setAdding(true)) })
  return (
    <main className={`page ${phone.wraps} ${styles.broadcastsPage}`}>
      <header className="page-h">
        <h1>{t('common.section.broadcasts')}</h1>
        {data && <CsvLink href={broadcastsHref({ ...week, ...(search && { search }) })} />}
        {data?.mayWrite && (
          <Button
            look="primary"
            keys="N"
            icon={<IconPlus className="ic" aria-hidden="true" />}
            onClick={() => setAdding(true)}
          >
            {t('broadcasts.create')}
          </Button>
        )}
      </header>
      <SectionTabs of="portal" />
      {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows label={t('broadcasts.loading')} />}
      {data && data.open.length > 0 && (
        <>
          <h2>{t('broadcasts.waits')}</h2>
          <BroadcastList
            label={t('broadcasts.waits')}
            broadcasts={data.open}
            renderBroadcast={renderBroadcast}
          />
        </>
      )}
      <div className={room.filters}>
        <SearchBox
          label={t('broadcasts.search')}
          placeholder={t('broadcasts.search')}
          value={search}
          onChange={(words) =>
            void navigate({
              ...{ to: '/broadcasts', search: { ...chosen, search: words || undefined }, replace: true },
            })
          }
        />
      </div>
      {search ? (
        <p role="status" className="sm muted">
          {data && t('broadcasts.found', { count: data.days.length })}
        </p>
      ) : (
        <WeekBar week={week} isThis={week.from === weekOf(today).from} />
      )}
      {data && search && data.days.length === 0 && (
        <NothingFound
          filters={[[t('broadcasts.search'), search]]}
          onClear={() =>
            void navigate({ to: '/broadcasts', search: { ...chosen, search: undefined }, replace: true })
          }
        />
      )}
      {data && !(search && data.days.length === 0) && (
        <Days rows={data.days} isNothingOpen={!search && data.open.length === 0} />
      )}
      {isAdding && (
        <BroadcastDialog
          broadcast={null}
          onClose={() => setAdding(false)}
          onCreated={(broadcastId) =>
            void navigate({ to: '/broadcasts/$broadcastId', params: { broadcastId } })
          }
        />
      )}
    </main>
  )
}

function WeekBar({ week: { from, to }, isThis }: { week: { from: string; to: string }; isThis: boolean }) {
  const { t } = useTranslation()
  const { day } = useFormat()
  const navigate = useNavigate()
  const go = (weeks: number) =>
    void navigate({ to: '/broadcasts', search: { week: shiftWeek(from, weeks) }, replace: true })
  return (
    <div className={styles.weekBar}>
      <Button
        look="quiet"
        icon={<IconChevronLeft className="ic" />}
        aria-label={t('broadcasts.previousWeek')}
        onClick={() => go(-1)}
      />
      <h2>{t('broadcasts.week', { from: day(`${from}T12:00:00Z`), to: day(`${to}T12:00:00Z`) })}</h2>
      <Button
        look="quiet"
        icon={<IconChevronRight className="ic" />}
        aria-label={t('broadcasts.nextWeek')}
        onClick={() => go(1)}
      />
      {!isThis && (
        <Button size="s" onClick={() => void navigate({ to: '/broadcasts', search: {}, replace: true })}>
          {t('broadcasts.thisWeek')}
        </Button>
      )}
    </div>
  )
}

function Days({ rows, isNothingOpen }: { rows: readonly BroadcastRow[]; isNothingOpen: boolean }) {
  const { t } = useTranslation()
  const { locale, longDay } = useFormat()
  if (rows.length === 0)
    return (
      <EmptyState title={t('broadcasts.none')} mark={<IconSend className="ic xl" />}>
        {isNothingOpen && t('broadcasts.noneText')}
      </EmptyState>
    )
  const days = Map.groupBy(rows, ({ calendarAt }) => dayKey(Date.parse(calendarAt), locale))
  return (
    <>
      {[...days].map(([key, own]) => (
        <section key={key} className="col g2">
          <h3>{longDay(own[0]?.calendarAt ?? key)}</h3>
          <BroadcastList
            label={longDay(own[0]?.calendarAt ?? key)}
            broadcasts={own}
            renderBroadcast={renderBroadcast}
          />
        </section>
      ))}
    </>
  )
}
