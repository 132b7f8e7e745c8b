import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { CALENDAR_DAY_KINDS } from '@veche/contract/values/directory.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { ErrorNotice, Notice, SkeletonRows } from '../../../ui/query-states.tsx'
import { calendarYearQuery } from '../directory.queries.ts'
import { PanelHead } from '../sheets/PanelHead.tsx'
import { CalendarDayDialog } from './CalendarDayDialog.tsx'
import * as styles from './CalendarPanel.module.css'
import { CalendarVersions } from './CalendarVersions.tsx'
import { countWorkingDays, type DayCell, type MonthView, viewYear } from './calendar-view.ts'

export function CalendarPanel() {
  const { t } = useTranslation()
  const [year, setYear] = useState(() => new Date().getFullYear())
  const [opened, setOpened] = useState<DayCell | null>(null)
  const { data, error, refetch } = useQuery(calendarYearQuery(year))
  const months = data ? viewYear(year, data.days) : []
  return (
    <>
      <PanelHead
        title={t('directory.kinds.calendar')}
        text={t('directory.about.calendar')}
        sheets={['calendar']}
      />
      <div className="row g3 wrap">
        <Button
          isStep
          icon={<IconChevronLeft className="ic" />}
          aria-label={t('directory.calendar.previous')}
          onClick={() => setYear(year - 1)}
        />
        <h2 aria-live="polite">{year}</h2>
        <Button
          isStep
          icon={<IconChevronRight className="ic" />}
          aria-label={t('directory.calendar.next')}
          onClick={() => setYear(year + 1)}
        />
        {data && (
          <span className="sm muted">
            {t('directory.calendar.working', { count: countWorkingDays(months) })}
          </span>
        )}
        <ul className="row g3 wrap end sm">
          {CALENDAR_DAY_KINDS.map((look) => (
            <li key={look} className="row g1">
              <i className={styles.legendMark} data-look={look} aria-hidden="true" />
              {t(`directory.dayKind.${look}`)}
            </li>
          ))}
        </ul>
      </div>
      {data && !data.isPublished && (
        <Notice state="waiting" title={t('directory.calendar.assumed')}>
          {t('directory.calendar.assumedText')}
        </Notice>
      )}
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows label={t('directory.loading')} />}
      <div className={styles.months}>
        {months.map((month) => (
          <Month key={month.month} year={year} view={month} onOpen={setOpened} />
        ))}
      </div>
      <CalendarVersions />
      {opened && <CalendarDayDialog key={opened.on} cell={opened} onClose={() => setOpened(null)} />}
    </>
  )
}

type MonthProps = { year: number; view: MonthView; onOpen: (cell: DayCell) => void }

function Month({ year, view, onOpen }: MonthProps) {
  const { i18n } = useTranslation()
  const name = new Intl.DateTimeFormat(i18n.language, { month: 'long', timeZone: 'UTC' }).format(
    Date.UTC(year, view.month, 1),
  )
  return (
    <section aria-label={name}>
      <h3>{name}</h3>
      <div className={styles.month}>
        {view.days.map((cell, index) => (
          <Day key={cell.on} cell={cell} lead={index === 0 ? view.lead : 0} onOpen={onOpen} />
        ))}
      </div>
    </section>
  )
}

function Day({ cell, lead, onOpen }: { cell: DayCell; lead: number; onOpen: (cell: DayCell) => void }) {
  const { t, i18n } = useTranslation()
  const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${cell.on}T00:00:00Z`),
  )
  const words = [date, t(`directory.dayKind.${cell.look}`), cell.day?.name].filter(Boolean).join(', ')
  return (
    <button
      type="button"
      className={cell.day?.isRegional ? `${styles.calendarDay} ${styles.regional}` : styles.calendarDay}
      data-look={cell.look}
      style={lead > 0 ? { gridColumnStart: lead + 1 } : undefined}
      aria-label={words}
      title={words}
      onClick={() => onOpen(cell)}
    >
      {cell.dayOfMonth}
    </button>
  )
}
