import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { momentAt } from '../../../lib/words/format.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import type { Contacts } from '../contacts/index.ts'
import * as styles from './roster.module.css'
import type { Shift } from './roster.queries.ts'
import { addShift, changeShift, endsNextDay, NOON, removeShift } from './roster-draft.ts'
import { ShiftRow } from './ShiftRow.tsx'

type Props = {
  on: string
  shifts: readonly Shift[]
  contacts: Contacts
  mayWrite: boolean
  chosen: number | null
  change: (shifts: Shift[]) => void
  nameOf: (personId: string | null) => string
  onSwap: (at: number) => void
}

/** The shifts that begin on a day. */
export function RosterDay({ on, shifts, contacts, mayWrite, chosen, change, nameOf, onSwap }: Props) {
  const { t } = useTranslation()
  const { longDay, locale } = useFormat()
  const title = longDay(momentAt(on, NOON, locale))
  const own = shifts.flatMap((shift, at) => (shift.day === on ? [{ shift, at }] : []))
  const active = contacts.people.filter(({ isActive }) => isActive)
  const offered = (personId: string) =>
    contacts.people.filter(({ id, isActive }) => isActive || id === personId)
  return (
    <section className={styles.daySection} aria-label={title}>
      <div className="row g2">
        <h2 className="grow">{title}</h2>
        {mayWrite && active.length > 0 && (
          <Button
            size="s"
            look="quiet"
            icon={<IconPlus className="ic" aria-hidden="true" />}
            aria-label={t('duty.addShiftOn', { day: title })}
            onClick={() =>
              change(
                addShift(
                  shifts,
                  on,
                  active.map(({ id }) => id),
                ),
              )
            }
          >
            {t('duty.addShift')}
          </Button>
        )}
      </div>
      {own.length === 0 && <p className="sm muted">{t('duty.noShifts')}</p>}
      <ul>
        {own.map(({ shift, at }) =>
          mayWrite ? (
            <ShiftRow
              key={at}
              shift={shift}
              label={`${title}, ${shift.from}`}
              people={offered(shift.personId)}
              isChosen={chosen === at}
              onChange={(part) => change(changeShift(shifts, at, part))}
              onSwap={() => onSwap(at)}
              onRemove={() => change(removeShift(shifts, at))}
            />
          ) : (
            <li key={`${shift.from} ${shift.personId}`} className={styles.shift}>
              {shift.from} – {shift.to}{' '}
              {endsNextDay(shift) && `(${t('duty.shift.nextDay', { time: shift.to })}) `}
              {nameOf(shift.personId)}
            </li>
          ),
        )}
      </ul>
    </section>
  )
}
