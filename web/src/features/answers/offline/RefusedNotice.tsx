import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { State } from '../../../ui/State.tsx'
import * as styles from './RefusedNotice.module.css'
import { dropRefusal, useRefusals } from './refusal-store.ts'

type Props = { incidentId: string; userId: string }

/** «Не отправлено»: what waited for a line was refused. It stays until the answer is sent or the person takes it away. */
export function RefusedNotice({ incidentId, userId }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const refusal = useRefusals(userId).get(incidentId)
  if (!refusal) return null
  return (
    <div className={styles.refusedNotice} role="status">
      <Notice state="late" title={t('answers.outbox.notSent', { reason: words(refusal) })}>
        <p>{t('answers.outbox.sendAgain')}</p>
        <Button size="s" onClick={() => dropRefusal(userId, incidentId)}>
          {t('answers.outbox.takeAway')}
        </Button>
      </Notice>
    </div>
  )
}

/** The same in a list. */
export function RefusedMark() {
  const { t } = useTranslation()
  return (
    <State name="late" className="xs">
      {t('answers.outbox.notSentMark')}
    </State>
  )
}
