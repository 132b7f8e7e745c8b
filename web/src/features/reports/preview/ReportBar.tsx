import type { FigureFilter } from '@veche/contract/figures.ts'
import { REPORT_KINDS } from '@veche/contract/values/reports.ts'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SelectField, TextField } from '../../../ui/forms/Field.tsx'
import { NarrowedField } from '../NarrowedField.tsx'
import { ReportPlaceField } from '../ReportPlaceField.tsx'
import type { ReportsSearch } from '../reports-search.ts'
import * as styles from './Preview.module.css'
import { PERIODS, readAsked } from './read-asked.ts'
import { type Days, daysOf, problemOf } from './report-period.ts'

type Props = {
  search: ReportsSearch
  today: string
  own: readonly FigureFilter[] | null | undefined
  onSearch: (search: ReportsSearch) => void
}

/** What is reported on; whatever is chosen stands in the address. */
export function ReportBar({ search, today, own, onSearch }: Props) {
  const { t } = useTranslation()
  const asked = readAsked(search)
  return (
    <div className={`${styles.reportBar} no-print`}>
      <SelectField
        label={t('reports.kind.label')}
        name="kind"
        value={asked.kind}
        onChange={({ target }) =>
          onSearch({ ...search, kind: REPORT_KINDS.find((kind) => kind === target.value) })
        }
      >
        {REPORT_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`reports.kind.${kind}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('reports.period.label')}
        name="period"
        value={asked.period}
        onChange={({ target }) =>
          onSearch({
            ...search,
            ...{ period: PERIODS.find((period) => period === target.value), from: undefined, to: undefined },
            ...(target.value === 'any' && daysOf(asked, today)),
          })
        }
      >
        {PERIODS.map((period) => (
          <option key={period} value={period}>
            {t(`reports.period.${period}`)}
          </option>
        ))}
      </SelectField>
      {asked.period === 'any' && (
        <DaysFields
          days={daysOf(asked, today)}
          today={today}
          onDays={(days) => onSearch({ ...search, ...days })}
        />
      )}
      <NarrowedField
        value={asked}
        onChange={({ network, groupCode, topicCode }) =>
          onSearch({
            ...search,
            ...{
              network: network ?? undefined,
              groupCode: groupCode ?? undefined,
              topicCode: topicCode ?? undefined,
            },
          })
        }
      />
      <ReportPlaceField value={asked} own={own} onChange={(place) => onSearch({ ...search, ...place })} />
    </div>
  )
}

/** Nothing is asked for before both days can be. */
function DaysFields({ days, today, onDays }: { days: Days; today: string; onDays: (days: Days) => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(days)
  const { from, to } = days
  useEffect(() => {
    setTyped({ from, to })
  }, [from, to])
  const isWhole = typed.from !== '' && typed.to !== ''
  const problem = isWhole ? problemOf(typed) : null
  return (['from', 'to'] as const).map((end) => (
    <TextField
      key={end}
      type="date"
      name={end}
      label={t(`reports.period.${end}`)}
      max={today}
      value={typed[end]}
      error={end === 'to' && problem ? t(`reports.period.${problem}`) : undefined}
      onChange={({ target }) => {
        const next = { ...typed, [end]: target.value }
        setTyped(next)
        if (next.from !== '' && next.to !== '' && problemOf(next) === null) onDays(next)
      }}
    />
  ))
}
