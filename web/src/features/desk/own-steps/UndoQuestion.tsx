import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'
import type { OwnStep } from '../desk.queries.ts'
import { useOwnStepWords } from './use-own-step-words.ts'

type Props = { step: OwnStep; onUndo: () => void; onClose: () => void }

/** Asked before Ctrl+Z takes back much, or what was done a while ago: what, of how many, made when. */
export function UndoQuestion({ step, onUndo, onClose }: Props) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const wordsOf = useOwnStepWords()
  const { incident, count } = step
  return (
    <Dialog title={t('desk.own.ask.title')} onClose={onClose}>
      <div className="dlg-b">
        <p>
          <b>{wordsOf(step)}</b>
        </p>
        {incident && (
          <p className="sm">
            {t('incidents.question', { number: incident.number })}{' '}
            <span className="muted">{incident.title ?? t('desk.own.outOfSight')}</span>
          </p>
        )}
        <p className="sm muted">
          {t('desk.own.ask.made', { moment: shortMoment(step.at) })} {t('desk.own.ask.touches', { count })}
        </p>
      </div>
      <footer className="dlg-f">
        <Button
          look="primary"
          data-autofocus=""
          onClick={() => {
            onClose()
            onUndo()
          }}
        >
          {t(step.kind === 'bulk' ? 'desk.bulk.undo' : 'common.undo')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('desk.own.ask.keep')}
        </Button>
      </footer>
    </Dialog>
  )
}
