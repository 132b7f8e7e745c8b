import { useMutation } from '@tanstack/react-query'
import type { ExerciseRunResponse } from '@veche/contract/portal/exercises.ts'
import type { ExerciseRole } from '@veche/contract/values/exercises.ts'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { showErrorToast } from '../../../ui/overlays/toast.tsx'
import * as styles from './exercises.module.css'
import { askToEnter } from './exercises.queries.ts'
import { useExerciseCommand } from './use-exercise-command.ts'

/** Who plays whom; one's own role opens the region of the exercise. */
export function Seats({ run }: { run: ExerciseRunResponse }) {
  const { t } = useTranslation()
  const { mutate, isPending } = useExerciseCommand(run.id)
  const isThere = run.state === 'lobby' || run.state === 'running'
  const isBegun = run.begunAt !== null
  const own = run.seats.filter(({ isOwn }) => isOwn).length
  return (
    <>
      {isThere && own > 1 && <p className="sm muted">{t('exercises.oneWindow')}</p>}
      <ul className={`panel ${styles.exerciseRows}`} aria-label={t('exercises.seats')}>
        {run.seats.map(({ role, name, isOwn, by }) => (
          <li key={role} className={styles.exerciseRow}>
            <span className={styles.subject}>
              <b className="m blk">{t(`exercises.role.${role}`)}</b>
              <span className="sm muted">{name ?? t(isBegun ? `exercises.by.${by}` : 'exercises.free')}</span>
              <span className="sm blk">{t(`exercises.roleText.${role}`)}</span>
            </span>
            <span className={styles.marks}>
              {name === null && (
                <Button isBusy={isPending} onClick={() => mutate({ type: 'take', role })}>
                  {t('exercises.take')}
                </Button>
              )}
              {isOwn && !isBegun && (
                <Button look="quiet" isBusy={isPending} onClick={() => mutate({ type: 'leave', role })}>
                  {t('exercises.leave')}
                </Button>
              )}
              {isOwn && isThere && <Enter runId={run.id} role={role} />}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

type EnterProps = {
  runId: string
  role: ExerciseRole
  /** Opens at what waits, by its key; without one where the role begins. */
  at?: string
  label?: string
}

export function Enter({ runId, role, at, label }: EnterProps) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const { mutate, isPending } = useMutation({
    mutationFn: async (tab: Window | null) => ({
      tab,
      ...(await askToEnter(runId, { role, ...(at && { key: at }) })),
    }),
    onSuccess: ({ tab, url }) => {
      // Where no second window is allowed, the band of the exercise leads back here.
      if (tab) tab.location.href = url
      else window.location.assign(url)
    },
    onError: (error, tab) => {
      tab?.close()
      showErrorToast(words(error))
    },
  })
  return (
    <Button
      look="primary"
      isBusy={isPending}
      aria-label={label}
      // A browser lets a window be opened by the press alone, not by the answer that comes after it.
      onClick={() => {
        const tab = window.open('', 'veche-exercise')
        sayInside(tab, t('exercises.entering'))
        mutate(tab)
      }}
    >
      {t('exercises.enter')}
    </Button>
  )
}

/** Writes into the window that has just opened, so that it is not blank until the address comes. */
function sayInside(tab: Window | null, words: string): void {
  // One that shows the region already is of another origin, and shows its page.
  const page = tab && readDocument(tab)
  if (!page) return
  page.title = words
  page.body.textContent = words
}

function readDocument(tab: Window): Document | null {
  try {
    return tab.document
  } catch (error) {
    if (error instanceof DOMException) return null
    throw error
  }
}
