import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { Kbd } from '../../../ui/Kbd.tsx'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'
import { EmptyState, ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { type OwnStep, ownStepsQuery } from '../desk.queries.ts'
import * as styles from './OwnStepsDialog.module.css'
import { lastAct } from './undo-question.ts'
import { useOwnStepWords } from './use-own-step-words.ts'

type Props = {
  onClose: () => void
  onUndo: (step: OwnStep) => Promise<void>
  /** The feature knows no addresses. */
  renderLink: (incidentId: string, content: ReactNode) => ReactNode
}

/** «Что я сделал»: the last acts, each with its undo or with the reason why there is none. */
export function OwnStepsDialog({ onClose, onUndo, renderLink }: Props) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(ownStepsQuery)
  const next = data && lastAct(data.steps)
  return (
    <Dialog title={t('desk.own.title')} onClose={onClose} isWide>
      <div className="dlg-b">
        {!data && !error && <SkeletonRows label={t('desk.own.title')} />}
        {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
        {data?.steps.length === 0 && <EmptyState title={t('desk.own.empty')} />}
        <ol className={styles.ownSteps} aria-label={t('desk.own.title')}>
          {data?.steps.map((step) => (
            <StepRow
              key={step.id}
              step={step}
              isNext={step === next}
              renderLink={renderLink}
              onUndo={() => void onUndo(step).then(() => refetch())}
            />
          ))}
        </ol>
      </div>
    </Dialog>
  )
}

type RowProps = {
  step: OwnStep
  isNext: boolean
  renderLink: Props['renderLink']
  onUndo: () => void
}

function StepRow({ step, isNext, renderLink, onUndo }: RowProps) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const wordsOf = useOwnStepWords()
  const { incident, whyNot, undo, kind } = step
  return (
    <li>
      <div className="grow">
        <b className="m">{wordsOf(step)}</b> <span className="xs muted nw">{shortMoment(step.at)}</span>
        {incident && (
          <p className="sm el">
            {incident.title === null
              ? t('incidents.question', { number: incident.number })
              : renderLink(incident.id, t('incidents.question', { number: incident.number }))}{' '}
            <span className="muted">{incident.title ?? t('desk.own.outOfSight')}</span>
          </p>
        )}
        {whyNot && <p className="xs muted">{t(`desk.own.whyNot.${whyNot}`)}</p>}
      </div>
      {undo && (
        <Button size="s" onClick={onUndo}>
          {t(kind === 'bulk' ? 'desk.bulk.undo' : 'common.undo')} {isNext && <Kbd keys="Ctrl+Z" />}
        </Button>
      )}
    </li>
  )
}
