import { IconChevronLeft, IconChevronRight, IconCopy } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBegun } from '../../../lib/forms/use-begun.ts'
import { nextDay, previousDay } from '../../../lib/time/civil-day.ts'
import { useDebounced } from '../../../lib/time/use-debounced.ts'
import { type Locale, momentAt } from '../../../lib/words/format.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { ErrorNotice, Notice, SkeletonRows } from '../../../ui/query-states.tsx'
import type { Contacts } from '../contacts/index.ts'
import { Problems } from './Problems.tsx'
import { RosterDay } from './RosterDay.tsx'
import * as styles from './roster.module.css'
import {
  draftQuery,
  draftRoster,
  type Problem,
  type Roster,
  rosterQuery,
  type Shift,
} from './roster.queries.ts'
import { daysOf, NOON, sorted, swapPeople, takeSubstitute } from './roster-draft.ts'
import { type Draft, useSaveRoster } from './use-save-roster.ts'

type Props = {
  contacts: Contacts
  postId: string
  day: string | undefined
  onDay: (day: string) => void
}

/** The roster of a post, a week at a time. */
export function RosterEditor({ contacts, postId, day, onDay }: Props) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(rosterQuery(postId, day))
  if (!data && error) return <ErrorNotice error={error} onRetry={refetch} />
  if (!data) return <SkeletonRows label={t('duty.loading')} />
  return <Week key={`${postId} ${data.week}`} {...{ contacts, postId, onDay }} roster={data} />
}

type WeekProps = Omit<Props, 'day'> & { roster: Roster }

const PAUSE_MS = 400

function Week({ contacts, postId, roster, onDay }: WeekProps) {
  const { t } = useTranslation()
  const { day: dayWords, locale } = useFormat()
  const words = useErrorWords()
  // Another week, or another page, and back: what was typed is still there.
  const [draft, setDraft] = useBegun<Draft | null>(`roster ${postId} ${roster.week}`, null)
  const [chosen, setChosen] = useState<number | null>(null)
  const save = useSaveRoster(postId, () => setDraft(null))
  const shifts = draft?.shifts ?? sorted(roster.shifts)
  const asked = useDebounced(draft?.shifts ?? null, PAUSE_MS)
  const checked = useQuery(draftQuery(postId, { week: roster.week, shifts: draft && asked }))
  // Null while what was typed has not been looked at yet.
  const told = draft ? (checked.data?.problems ?? null) : roster.problems
  const problems = told ?? []
  const change = (next: Shift[]) => setDraft({ shifts: next, base: draft?.base ?? roster })
  const copy = useMutation({
    mutationFn: () => draftRoster(postId, { week: roster.week, shifts: [], copy: true }),
    onSuccess: ({ shifts: copied }) =>
      copied.length === 0 ? showToast(t('duty.nothingToCopy')) : change(sorted(copied)),
    onError: (error) => showErrorToast(words(error)),
  })
  const nameOf = (id: string | null) => contacts.people.find((person) => person.id === id)?.name ?? '–'
  const days = daysOf(roster.week)
  const isAwayIn = problems.some(({ kind }) => kind === 'absent')
  const { mayWrite } = roster
  const noon = (on: string) => momentAt(on, NOON, locale)
  return (
    <section className={styles.roster} aria-label={t('duty.roster')}>
      <div className="row g2 wrap">
        <Button
          icon={<IconChevronLeft className="ic" aria-hidden="true" />}
          aria-label={t('duty.weekBefore')}
          isStep
          onClick={() => onDay(previousDay(roster.week))}
        />
        <b className="m" role="status">
          {dayWords(noon(roster.week))} – {dayWords(noon(days.at(-1) ?? roster.week))}
        </b>
        <Button
          icon={<IconChevronRight className="ic" aria-hidden="true" />}
          aria-label={t('duty.weekAfter')}
          isStep
          onClick={() => onDay(nextDay(days.at(-1) ?? roster.week))}
        />
        {mayWrite && (
          <Button
            icon={<IconCopy className="ic" aria-hidden="true" />}
            isBusy={copy.isPending}
            onClick={() => copy.mutate()}
          >
            {t('duty.copyWeek')}
          </Button>
        )}
      </div>
      {contacts.people.length === 0 && <Notice state="attention" title={t('duty.noPeopleYet')} />}
      {checked.error && draft && <ErrorNotice error={checked.error} onRetry={checked.refetch} />}
      {told === null && !checked.error && <p role="status">{t('duty.checking')}</p>}
      {told !== null && (
        <Problems
          problems={problems}
          isEmpty={shifts.length === 0}
          nameOf={nameOf}
          onSubstitute={mayWrite ? (problem) => change(withSubstitute(shifts, problem, locale)) : null}
        />
      )}
      {chosen !== null && (
        <Notice
          state="waiting"
          title={t('duty.swapWith', { name: nameOf(shifts[chosen]?.personId ?? null) })}
        />
      )}
      {days.map((on) => (
        <RosterDay
          key={on}
          {...{ on, shifts, contacts, mayWrite, chosen, change, nameOf }}
          onSwap={(at) => {
            if (chosen === null) return setChosen(at)
            if (chosen !== at) change(swapPeople(shifts, chosen, at))
            return setChosen(null)
          }}
        />
      ))}
      {draft && (
        <footer className={styles.saveBar}>
          <Button
            look="primary"
            isBusy={save.isPending}
            onClick={() => save.mutate({ ...draft, isWarned: isAwayIn })}
          >
            {t(isAwayIn ? 'duty.saveAnyway' : 'duty.saveRoster')}
          </Button>
          <Button look="quiet" onClick={() => setDraft(null)}>
            {t('duty.dropDraft')}
          </Button>
        </footer>
      )}
    </section>
  )
}

/** The problem speaks of moments, a shift of a day. */
function withSubstitute(shifts: readonly Shift[], problem: Problem, locale: Locale): Shift[] {
  return takeSubstitute(
    shifts,
    problem,
    ({ day, from }) => momentAt(day, from, locale) === new Date(problem.startsAt).toISOString(),
  )
}
