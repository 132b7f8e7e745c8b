import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ExerciseCard } from '@veche/contract/portal/exercises.ts'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { showErrorToast } from '../../../ui/overlays/toast.tsx'
import * as styles from './exercises.module.css'
import { openExercise } from './exercises.queries.ts'
import type { RenderRun } from './History.tsx'

type Props = {
  exercises: readonly ExerciseCard[]
  /** Null: it may begin. Otherwise why it may not. */
  closed: string | null
  mayRun: boolean
  renderRun: RenderRun
  onOpened: (runId: string) => void
}

export function ExerciseCards({ exercises, closed, mayRun, renderRun, onOpened }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const { mutate, isPending, variables } = useMutation({
    mutationFn: (code: string) => openExercise(code),
    onSuccess: ({ id }) => onOpened(id),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['exercises'] }),
  })
  return (
    <ul className={styles.cards} aria-label={t('exercises.list')}>
      {exercises.map((card) => (
        <li key={card.code} className={`panel ${styles.exerciseCard}`}>
          <h2>{card.title}</h2>
          <p>{card.summary}</p>
          <p className="sm muted">
            {[
              t('exercises.minutes', { count: card.minutes }),
              t('exercises.beats', { count: card.beatCount }),
              card.roles.map((role) => t(`exercises.role.${role}`)).join(', '),
            ].join(' · ')}
          </p>
          <details>
            <summary>{t('exercises.goals')}</summary>
            <ul className={styles.goals}>
              {card.goals.map((goal) => (
                <li key={goal}>{goal}</li>
              ))}
            </ul>
          </details>
          <Last card={card} renderRun={renderRun} />
          <Button
            look="primary"
            className={styles.cardAct}
            disabled={closed !== null}
            title={closed ?? undefined}
            isBusy={isPending && variables === card.code}
            aria-label={t(mayRun ? 'exercises.openOf' : 'exercises.aloneOf', { title: card.title })}
            onClick={() => mutate(card.code)}
          >
            {t(mayRun ? 'exercises.open' : 'exercises.alone')}
          </Button>
        </li>
      ))}
    </ul>
  )
}

function Last({ card: { last }, renderRun }: { card: ExerciseCard; renderRun: RenderRun }) {
  const { t } = useTranslation()
  const { date } = useFormat()
  if (!last) return <p className="sm muted">{t('exercises.never')}</p>
  const { asked, answered, dangers, dangersMissed } = last.figures
  return (
    <p className="sm">
      {renderRun(last.id, t('exercises.lastTime', { day: date(last.at), name: last.startedByName }))}
      {': '}
      {t('exercises.lastFigures', { asked, answered, dangers, seen: dangers - dangersMissed })}
    </p>
  )
}
