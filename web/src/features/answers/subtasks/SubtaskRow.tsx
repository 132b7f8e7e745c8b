import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { State, type StateName } from '../../../ui/State.tsx'
import { DoneDialog } from './DoneDialog.tsx'
import { dropDone, useKeptDone } from './kept-subtasks.ts'
import * as styles from './subtasks.module.css'
import { photoUrl, runSubtask, type Subtask, type SubtaskAct } from './subtasks.queries.ts'

type Props = { subtask: Subtask; showsPlace?: boolean }

/** What, who, by which day; ticked with a word and a photograph, or at once. */
export function SubtaskRow({ subtask, showsPlace = false }: Props) {
  const { t } = useTranslation()
  const { due } = useFormat()
  const words = useErrorWords()
  const names = useDirectory()
  const queryClient = useQueryClient()
  const [isDoing, setDoing] = useState(false)
  const { userId, kept } = useKeptDone()
  const waiting = kept.find(({ subtaskId }) => subtaskId === subtask.id)
  const run = useMutation({
    mutationFn: (type: SubtaskAct) => runSubtask(subtask, type),
    onSuccess: (changed, type) =>
      showToast(t(`subtasks.told.${type}`), type === 'reopen' ? null : () => undo(changed)),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => refresh(),
  })
  const refresh = () => {
    void queryClient.invalidateQueries({ queryKey: ['answer'] })
    void queryClient.invalidateQueries({ queryKey: ['subtasks'] })
    void queryClient.invalidateQueries({ queryKey: ['today'] })
  }
  function undo(changed: Subtask) {
    runSubtask(changed, 'reopen').then(refresh, (error: unknown) => showErrorToast(words(error)))
  }
  const { what, acts, state, isClosed, ownerName, unitCode, dueAt, address } = subtask
  const who = ownerName ?? names.unitName(unitCode)
  const place = [names.municipalityName(subtask.municipalityCode), address.street, address.house]
  return (
    <article className={`panel ${styles.subtaskCard}`} aria-label={what}>
      <b className="blk">{what || t('subtasks.erased')}</b>
      <span className="row g2 wrap sm">
        <State name={lookOf(subtask)}>
          {isClosed
            ? t('subtasks.state.closed')
            : state === 'open'
              ? t('subtasks.until', { day: due(dueAt) })
              : t(`subtasks.state.${state}`)}
        </State>
        <span className="muted">{who}</span>
        {showsPlace && <span className="muted">{place.filter(Boolean).join(', ')}</span>}
      </span>
      {subtask.doneWords && <p className="sm">{subtask.doneWords}</p>}
      {subtask.hasPhoto && (
        <a href={photoUrl(subtask.id)} target="_blank" rel="noreferrer" className="sm">
          {t('subtasks.photo')}
        </a>
      )}
      {waiting && (
        <p className="row g2 wrap" role="status">
          <State name="waiting" className="sm">
            {t('subtasks.kept.waits')}
          </State>
          <Button size="s" look="quiet" onClick={() => dropDone(userId, subtask.id)}>
            {t('subtasks.kept.letGo')}
          </Button>
        </p>
      )}
      <div className="row g2 wrap">
        {acts.includes('done') && !waiting && (
          <Button size="s" onClick={() => setDoing(true)}>
            {t('subtasks.act.done')}
          </Button>
        )}
        {acts
          .filter((act) => act !== 'done')
          .map((act) => (
            <Button key={act} size="s" look="quiet" isBusy={run.isPending} onClick={() => run.mutate(act)}>
              {t(`subtasks.act.${act}`)}
            </Button>
          ))}
      </div>
      {isDoing && <DoneDialog subtask={subtask} onClose={() => setDoing(false)} onDone={refresh} />}
    </article>
  )
}

function lookOf({ state, isClosed, isLate }: Subtask): StateName {
  if (state === 'done') return 'done'
  if (state === 'withdrawn' || isClosed) return 'waiting'
  return isLate ? 'late' : 'ontime'
}
