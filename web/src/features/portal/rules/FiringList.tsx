import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { quoted } from '../../../lib/words/quoted.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { State, type StateName } from '../../../ui/State.tsx'
import { ActLines } from './ActLines.tsx'
import { QuestionName, type RenderQuestion } from './MatchList.tsx'
import * as styles from './rules.module.css'
import { type Firing, type FiringCommand, REFRESH, sendFiringCommand } from './rules.queries.ts'

const LOOKS = {
  ...{ waiting: 'attention', done: 'done', partly: 'attention', failed: 'late' },
  ...{ declined: 'waiting', undone: 'waiting' },
} as const satisfies Record<Firing['state'], StateName>

type Props = { firings: readonly Firing[]; renderQuestion: RenderQuestion }

/** What rules did, each with what can be done about it now. */
export function FiringList({ firings, renderQuestion }: Props) {
  const { t } = useTranslation()
  return (
    <ul className={styles.matches} aria-label={t('rules.journal')}>
      {firings.map((firing) => (
        <li key={firing.id}>
          <Line firing={firing} renderQuestion={renderQuestion} />
        </li>
      ))}
    </ul>
  )
}

function Line({ firing, renderQuestion }: { firing: Firing; renderQuestion: RenderQuestion }) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const { ruleNo, ruleName, event, firedAt, state, acts, why, decidedByName } = firing
  const found = why.flatMap((one) =>
    one.found ? [`${t(`rules.condition.${one.is}`)} ${quoted(one.found)}`] : [],
  )
  const facts = [shortMoment(firedAt), `${ruleNo}. ${ruleName}`, t(`rules.event.${event}`)]
  return (
    <>
      <div className="row g2 wrap">
        <QuestionName {...firing} renderQuestion={renderQuestion} />
        <State name={LOOKS[state]}>{t(`rules.firing.${state}`)}</State>
      </div>
      <span className="sm muted blk">{facts.join(' · ')}</span>
      <ActLines acts={acts} />
      {found.length > 0 && (
        <span className="sm muted blk">{t('rules.because', { what: found.join(', ') })}</span>
      )}
      {decidedByName && <span className="sm muted blk">{t('rules.decidedBy', { name: decidedByName })}</span>}
      <FiringBar firing={firing} />
    </>
  )
}

function FiringBar({ firing: { id, mayUndo, mayDecide } }: { firing: Firing }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const command = useMutation({
    mutationFn: (body: FiringCommand) => sendFiringCommand(id, body),
    onSuccess: (_, { type }) => showToast(t(`rules.said.${type === 'decline' ? 'firingDecline' : type}`)),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: REFRESH }),
  })
  if (!mayUndo && !mayDecide) return null
  return (
    <div className="row g2 wrap no-print">
      {mayDecide && (
        <>
          <Button size="s" look="primary" onClick={() => command.mutate({ type: 'approve' })}>
            {t('rules.approve')}
          </Button>
          <Button size="s" onClick={() => command.mutate({ type: 'decline' })}>
            {t('rules.declineFiring')}
          </Button>
        </>
      )}
      {mayUndo && (
        <Button size="s" isBusy={command.isPending} onClick={() => command.mutate({ type: 'undo' })}>
          {t('rules.undo')}
        </Button>
      )}
    </div>
  )
}
