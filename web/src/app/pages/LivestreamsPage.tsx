import { IconBroadcast, IconChevronLeft, IconChevronRight, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  Figures,
  periodOf,
  type RenderStream,
  StreamCalendar,
  StreamDialog,
  StreamList,
  shiftPeriod,
} from '../../features/livestreams/plan/index.ts'
import { livestreamsQuery } from '../../features/livestreams/stream/index.ts'
import * as styles from '../../features/livestreams/stream/stream-page.module.css'
import { useDirectory } from '../../lib/directory.ts'
import { meQuery } from '../../lib/session.ts'
import { dayKey } from '../../lib/words/format.ts'
import { useFormat } from '../../lib/words/use-format.ts'
import { Button } from '../../ui/Button.tsx'
import { SelectField } from '../../ui/forms/Field.tsx'
import { EmptyState, ErrorNotice, NotFound, SkeletonRows } from '../../ui/query-states.tsx'

const route = getRouteApi('/app/livestreams')

const renderStream: RenderStream = (livestreamId, content, className) => (
  <Link className={className} to="/livestreams/$livestreamId" params={{ livestreamId }}>
    {content}
  </Link>
)

/** Streams of a week as a list, of a month as a calendar; what they came to above them. */
export function LivestreamsPage() {
  const { t } = useTranslation()
  const { locale } = useFormat()
  const navigate = useNavigate()
  const search = route.useSearch()
  const me = useQuery(meQuery).data
  const today = dayKey(Date.now(), locale)
  const { view = 'month', day = today, place } = search
  const period = periodOf(view, day)
  const days = { ...period, ...(place && { municipalityCode: place }) }
  const { data, error, refetch } = useQuery(livestreamsQuery(days))
  const [isAdding, setAdding] = useState(false)
  if (!me) return null
  if (!me.abilities.seeLivestreams) return <NotFound isPage />
  const streams = data?.livestreams ?? []
  return (
    <main className={`page ${styles.streamPage}`}>
      <header className="page-h">
        <h1>{t('common.section.livestreams')}</h1>
        {me.abilities.workLivestreams && (
          <Button
            look="primary"
            icon={<IconPlus className="ic" aria-hidden="true" />}
            onClick={() => setAdding(true)}
          >
            {t('livestreams.form.create')}
          </Button>
        )}
      </header>
      <PeriodBar view={view} day={day} period={period} />
      <Figures days={days} />
      {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows label={t('livestreams.loading')} />}
      {data && view === 'month' && (
        <StreamCalendar period={period} today={today} streams={streams} renderStream={renderStream} />
      )}
      {data && streams.length === 0 && (
        <EmptyState title={t('livestreams.empty.title')} mark={<IconBroadcast className="ic xl" />}>
          {t('livestreams.empty.text')}
        </EmptyState>
      )}
      {streams.length > 0 && <StreamList streams={streams} renderStream={renderStream} />}
      {isAdding && (
        <StreamDialog
          stream={null}
          day={[today, day].toSorted().at(-1) ?? today}
          me={me}
          onClose={() => setAdding(false)}
          onSaved={(livestreamId) =>
            void navigate({ to: '/livestreams/$livestreamId', params: { livestreamId } })
          }
        />
      )}
    </main>
  )
}

type BarProps = { view: 'week' | 'month'; day: string; period: { from: string; to: string } }

function PeriodBar({ view, day, period }: BarProps) {
  const { t } = useTranslation()
  const { day: dayWords } = useFormat()
  const { directory } = useDirectory()
  const navigate = useNavigate()
  const search = route.useSearch()
  const go = (changes: typeof search) =>
    void navigate({ to: '/livestreams', search: { ...search, ...changes } })
  return (
    <div className={styles.filterBar}>
      <div className="seg">
        {(['week', 'month'] as const).map((one) => (
          <button key={one} type="button" aria-pressed={one === view} onClick={() => go({ view: one })}>
            {t(`livestreams.view.${one}`)}
          </button>
        ))}
      </div>
      <span className="row g2">
        <Button
          size="s"
          isStep
          icon={<IconChevronLeft className="ic" />}
          aria-label={t('livestreams.earlier')}
          onClick={() => go({ day: shiftPeriod(view, day, -1) })}
        />
        <b className="m nw">
          {dayWords(`${period.from}T12:00:00Z`)} — {dayWords(`${period.to}T12:00:00Z`)}
        </b>
        <Button
          size="s"
          isStep
          icon={<IconChevronRight className="ic" />}
          aria-label={t('livestreams.later')}
          onClick={() => go({ day: shiftPeriod(view, day, 1) })}
        />
      </span>
      <Button size="s" look="quiet" onClick={() => go({ day: undefined })}>
        {t('livestreams.today')}
      </Button>
      <span className={styles.place}>
        <SelectField
          label={t('livestreams.form.municipality')}
          name="place"
          isLabelHidden
          value={search.place ?? ''}
          onChange={({ target }) => go({ place: target.value || undefined })}
        >
          <option value="">{t('livestreams.everywhere')}</option>
          {directory.municipalities.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
      </span>
    </div>
  )
}
