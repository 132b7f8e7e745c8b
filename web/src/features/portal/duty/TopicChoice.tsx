import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { Button } from '../../../ui/Button.tsx'
import * as styles from './duty.module.css'

type Props = { topicCode: string | null; others: readonly string[]; onTopic: (code: string) => void }

/** What was understood; one press says it was something else. */
export function TopicChoice({ topicCode, others, onTopic }: Props) {
  const { t } = useTranslation()
  const { topicName } = useDirectory()
  return (
    <div className={styles.topics}>
      <p role="status">{topicCode !== null && <b className="m">{topicName(topicCode)}</b>}</p>
      {others.length > 0 && <span className="sm muted">{t('duty.orTopic')}</span>}
      {others.map((code) => (
        <Button key={code} size="s" onClick={() => onTopic(code)}>
          {topicName(code)}
        </Button>
      ))}
    </div>
  )
}
