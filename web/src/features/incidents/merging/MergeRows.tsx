import type { IncidentListItem } from '@veche/contract/incidents.ts'
import { useTranslation } from 'react-i18next'
import { storedWords } from '../../../lib/words/stored-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { mergeObstacle } from './merge-obstacle.ts'
import * as styles from './merging.module.css'

type Props = {
  rows: readonly IncidentListItem[]
  leftIds: readonly string[]
  intoId: string | null
  shouldFocus: boolean
  onLeave: (leftIds: readonly string[]) => void
  onChooseInto: (id: string) => void
}

/** All are ticked at first; what is about something else is left out. One of the rest takes the others in. */
export function MergeRows({ rows, leftIds, intoId, shouldFocus, onLeave, onChooseInto }: Props) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  return (
    <fieldset className="sm">
      <legend className="lab">{t('merging.which')}</legend>
      {rows.map((row) => {
        const { id, title } = row
        const isTaken = !leftIds.includes(id)
        const obstacle = id === intoId || !isTaken ? null : mergeObstacle(row)
        const name = t('incidents.question', { number: row.number })
        return (
          <div key={id} className={styles.mergeRow}>
            <label className="chk-l grow">
              <input
                type="checkbox"
                checked={isTaken}
                data-autofocus={shouldFocus && id === intoId ? '' : undefined}
                onChange={() => onLeave(isTaken ? [...leftIds, id] : leftIds.filter((left) => left !== id))}
              />
              <span>
                <span className="muted">{name}</span> {storedWords(title, t)}
                <span className="xs muted">
                  {' '}
                  {t(`incidents.step.${row.step}`)} · {shortMoment(row.foundAt)}
                </span>
                {obstacle && <span className="xs late"> {t(`work.merge.obstacle.${obstacle}`)}</span>}
              </span>
            </label>
            <label className="chk-l">
              <input
                type="radio"
                name="into"
                aria-label={t('merging.mainOf', { name })}
                checked={id === intoId}
                disabled={!isTaken}
                onChange={() => onChooseInto(id)}
              />
              {t('merging.main')}
            </label>
          </div>
        )
      })}
    </fieldset>
  )
}
