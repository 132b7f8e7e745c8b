import { IconArrowsExchange, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { SelectField, TextField } from '../../../ui/forms/Field.tsx'
import { State } from '../../../ui/State.tsx'
import * as styles from './roster.module.css'
import type { Shift } from './roster.queries.ts'
import { endsNextDay } from './roster-draft.ts'

type Props = {
  shift: Shift
  /** The day and the time, for ears. */
  label: string
  people: readonly { id: string; name: string }[]
  /** When the person is away, where that lies over the shift. */
  away: string | null
  /** Why this person was proposed; null: a person chose them. */
  why: string | null
  /** Pressed first of two that change places. */
  isChosen: boolean
  onChange: (part: Partial<Shift>) => void
  onSwap: () => void
  onRemove: () => void
}

export function ShiftRow({ shift, label, people, away, why, isChosen, onChange, onSwap, onRemove }: Props) {
  const { t } = useTranslation()
  const time = (name: 'from' | 'to') => (
    <TextField
      label={t(`duty.shift.${name}`, { shift: label })}
      isLabelHidden
      name={name}
      type="time"
      required
      value={shift[name]}
      onChange={({ target }) => target.value && onChange({ [name]: target.value })}
    />
  )
  return (
    <li className={styles.shift} data-chosen={isChosen || undefined}>
      <span className={styles.times}>
        {time('from')} – {time('to')}
        {endsNextDay(shift) && (
          <span className="sm muted">{t('duty.shift.nextDay', { time: shift.to })}</span>
        )}
      </span>
      <SelectField
        label={t('duty.shift.person', { shift: label })}
        isLabelHidden
        name="personId"
        hint={why ?? undefined}
        value={shift.personId}
        onChange={({ target }) => onChange({ personId: target.value })}
      >
        {people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      {away && <State name="waiting">{away}</State>}
      <span className="row g1">
        <Button
          look="quiet"
          icon={<IconArrowsExchange className="ic" aria-hidden="true" />}
          aria-pressed={isChosen}
          aria-label={t('duty.shift.swap', { shift: label })}
          onClick={onSwap}
        />
        <Button
          look="quiet"
          icon={<IconX className="ic" aria-hidden="true" />}
          aria-label={t('duty.shift.remove', { shift: label })}
          onClick={onRemove}
        />
      </span>
    </li>
  )
}
