import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { errorOf } from '../../../lib/line/kept-refusal.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { State } from '../../../ui/State.tsx'
import type { KeptNew } from './kept-new.ts'
import * as styles from './subtasks.module.css'
import type { OfIncident } from './subtasks.queries.ts'

type Props = { kept: KeptNew; people: OfIncident['people']; onLetGo: () => void; onMend: () => void }

/** A sub-task that only this browser has: it waits for the line, or was refused and can be mended. */
export function KeptNewRow({ kept: { body, refused }, people, onLetGo, onMend }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const { day } = useFormat()
  const { unitName } = useDirectory()
  const owner = people.find(({ id }) => id === body.ownerId)?.name
  return (
    <article className={`panel ${styles.subtaskCard}`} aria-label={body.what}>
      <b className="blk">{body.what}</b>
      <span className="row g2 wrap sm">
        <span>{t('subtasks.until', { day: day(body.dueOn) })}</span>
        <span className="muted">{owner ?? unitName(body.unitCode)}</span>
      </span>
      <p role="status">
        {refused ? (
          <State name="late" className="sm">
            {t('subtasks.keptNew.notGiven', { reason: words(errorOf(refused)) })}
          </State>
        ) : (
          <State name="waiting" className="sm">
            {t('subtasks.keptNew.waits')}
          </State>
        )}
      </p>
      <div className="row g2 wrap">
        {refused && (
          <Button size="s" onClick={onMend}>
            {t('subtasks.keptNew.mend')}
          </Button>
        )}
        <Button size="s" look="quiet" onClick={onLetGo}>
          {t('subtasks.keptNew.letGo')}
        </Button>
      </div>
    </article>
  )
}
