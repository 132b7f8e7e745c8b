import { IconPlus, IconX } from '@tabler/icons-react'
import type { Week } from '@veche/contract/admin/directory.ts'
import { WEEK_DAYS } from '@veche/contract/values/directory.ts'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import * as styles from './WeekEditor.module.css'
import { type WeekDay, weekMinutes } from './week.ts'

type Props = { week: Week; onChange: (week: Week) => void }

/** Hours of each day: several spans, the break is what lies between them. */
export function WeekEditor({ week, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <fieldset className="col g2">
      <legend className="lab">{t('directory.field.week')}</legend>
      {WEEK_DAYS.map((day) => (
        <DayRow
          key={day}
          day={day}
          spans={week[day]}
          onChange={(spans) => onChange({ ...week, [day]: spans })}
        />
      ))}
      <div className="row g3 wrap">
        <Button size="s" onClick={() => onChange(copyMonday(week))}>
          {t('directory.copyMonday')}
        </Button>
        <span className="sm muted">
          {t('directory.hoursAWeek', { hours: (weekMinutes(week) / 60).toLocaleString('ru-RU') })}
        </span>
      </div>
    </fieldset>
  )
}

function copyMonday(week: Week): Week {
  const { mon } = week
  return { ...week, tue: mon, wed: mon, thu: mon, fri: mon }
}

type DayProps = { day: WeekDay; spans: Week[WeekDay]; onChange: (spans: Week[WeekDay]) => void }

function DayRow({ day, spans, onChange }: DayProps) {
  const { t } = useTranslation()
  const name = t(`directory.weekdayLong.${day}`)
  const change = (index: number, end: 0 | 1, time: string) =>
    onChange(spans.map((span, other) => (other === index ? span.with(end, time) : span)))
  return (
    <div className={styles.weekDay}>
      <span className="m">{t(`directory.weekday.${day}`)}</span>
      <div className="row g2 wrap grow">
        {spans.length === 0 && <span className="muted sm">{t('directory.dayOff')}</span>}
        {spans.map(([from = '', to = ''], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a span has no identity but its place
          <span className="row g1 nw" key={index}>
            <input
              className="inp"
              type="time"
              aria-label={t('directory.spanFrom', { day: name, number: index + 1 })}
              value={from}
              onChange={({ target }) => change(index, 0, target.value)}
            />
            –
            <input
              className="inp"
              type="time"
              aria-label={t('directory.spanTo', { day: name, number: index + 1 })}
              value={to === '24:00' ? '00:00' : to}
              onChange={({ target }) => change(index, 1, target.value === '00:00' ? '24:00' : target.value)}
            />
            <Button
              look="quiet"
              size="s"
              icon={<IconX className="ic" />}
              aria-label={t('directory.removeSpan', { day: name, number: index + 1 })}
              onClick={() => onChange(spans.filter((_, other) => other !== index))}
            />
          </span>
        ))}
        {spans.length < 4 && (
          <Button
            look="quiet"
            size="s"
            icon={<IconPlus className="ic" />}
            aria-label={t('directory.addSpan', { day: name })}
            onClick={() => onChange([...spans, spans.length === 0 ? ['09:00', '18:00'] : ['18:00', '20:00']])}
          />
        )}
      </div>
    </div>
  )
}
