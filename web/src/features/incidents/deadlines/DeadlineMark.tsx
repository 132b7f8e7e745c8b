import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State } from '../../../ui/State.tsx'
import { type Clocked, useDeadlineWords } from './use-deadline-words.ts'

/** Time is the hero of a row: what is left, or by how much it is late. The exact moment is on hover. */
export function DeadlineMark({
  incident,
  className = 'xs',
}: {
  incident: Clocked
  className?: string | undefined
}) {
  const { t } = useTranslation()
  const { duration, dueMoment } = useFormat()
  const words = useDeadlineWords(incident)
  const { deadline } = incident
  if (!deadline || !words) return null
  return (
    <State
      name={words.state}
      className={className}
      // A clock that stands ends on no day yet.
      title={deadline.isPaused ? undefined : t('incidents.dueAt', { moment: dueMoment(deadline.dueAt) })}
    >
      {words.state === 'late' ? (
        <>
          <span className="sr">
            {t('incidents.lateBy')} {duration(words.leftMs)}
          </span>
          {/* A minus after «просрочено на» would be said twice. */}
          <span aria-hidden="true">{words.short}</span>
        </>
      ) : (
        <>
          {words.shows === 'time' && <span className="sr">{t('incidents.left')}</span>}
          {words.short}
        </>
      )}
    </State>
  )
}
