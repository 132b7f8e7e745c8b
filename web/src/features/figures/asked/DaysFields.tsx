import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from '../../../ui/forms/Field.tsx'
import * as styles from './AskedBar.module.css'
import { type Period, problemOf } from './period.ts'

type Props = { period: Period; today: string; onDays: (period: Period) => void }

/** Two days typed by hand. Nothing is asked for before both can be. */
export function DaysFields({ period, today, onDays }: Props) {
  const { t } = useTranslation()
  const { from, to } = period
  const [days, setDays] = useState<Period>({ from, to })
  useEffect(() => {
    setDays({ from, to })
  }, [from, to])
  const isWhole = days.from !== '' && days.to !== ''
  const problem = isWhole ? problemOf(days.from, days.to) : null
  function change(changed: Partial<Period>) {
    const next = { ...days, ...changed }
    setDays(next)
    if (next.from !== '' && next.to !== '' && problemOf(next.from, next.to) === null) onDays(next)
  }
  return (
    <div className={styles.typedDays}>
      {(['from', 'to'] as const).map((end) => (
        <TextField
          key={end}
          type="date"
          name={end}
          label={t(`figures.period.${end}`)}
          isLabelHidden
          max={today}
          value={days[end]}
          error={end === 'to' && problem ? t(`figures.period.${problem}`) : undefined}
          onChange={({ target }) => change({ [end]: target.value })}
        />
      ))}
    </div>
  )
}
