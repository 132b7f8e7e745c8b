import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { nextDay } from '../../../lib/time/civil-day.ts'
import { momentAt } from '../../../lib/words/format.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { State } from '../../../ui/State.tsx'
import type { Contacts } from '../contacts/index.ts'
import * as styles from './roster.module.css'
import type { Shift } from './roster.queries.ts'
import {
  awayDuring,
  changeShift,
  endsNextDay,
  isProposed,
  NOON,
  type Proposal,
  proposeShift,
  removeShift,
  sorted,
} from './roster-draft.ts'
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
  const { longDay, date, locale } = useFormat()
  const [proposal, setProposal] = useState<Proposal | null>(null)
  const title = longDay(momentAt(on, NOON, locale))
  const own = shifts.flatMap((shift, at) => (shift.day === on ? [{ shift, at }] : []))
  const active = contacts.people.filter(({ isActive }) => isActive)
  const spanOf = ({ day, from, to }: Shift) => ({
    startsAt: momentAt(day, from, locale),
    endsAt: momentAt(to > from ? day : nextDay(day), to, locale),
  })
  const awayOf = (shift: Shift, personId = shift.personId) =>
    awayDuring(contacts.people.find(({ id }) => id === personId)?.absences ?? [], spanOf(shift))
  function add() {
    const ids = active.map(({ id }) => id)
    const first = proposeShift(shifts, on, ids)
    if (!first) return
    const here = ids.filter((id) => !awayOf(first.shift, id))
    const next = proposeShift(shifts, on, here) ?? first
    setProposal(next)
    change(sorted([...shifts, next.shift]))
  }
  const awayWords = (shift: Shift) => {
    const away = awayOf(shift)
    return away
      ? t(away.substituteName === null ? 'duty.awayAlone' : 'duty.awayWith', {
          ...{ from: date(away.startsAt), to: date(Date.parse(away.endsAt) - 1), name: away.substituteName },
        })
      : null
  }
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
            onClick={add}
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
              people={offered(shift.personId).map(({ id, name }) => ({
                ...{ id, name: awayOf(shift, id) ? t('duty.shift.isAway', { name }) : name },
              }))}
              away={awayWords(shift)}
              why={
                proposal && isProposed(proposal, shift)
                  ? t('duty.shift.proposed', { name: nameOf(shift.personId), count: proposal.turns })
                  : null
              }
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
              {awayWords(shift) && <State name="waiting">{awayWords(shift)}</State>}
            </li>
          ),
        )}
      </ul>
    </section>
  )
}
