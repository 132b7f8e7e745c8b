import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { Button } from '../../../ui/Button.tsx'
import * as styles from './duty.module.css'

type Props = { topicCode: string | null; others: readonly string[]; onTopic: (code: string) => void }

/** What was understood; one press says it was something else. */
export function TopicChoice({ topicCode, others, onTopic }: Props) {
  const { t } = useTranslation()
  const { topicName, directory } = useDirectory()
  const definition = directory.topics.find(({ code }) => code === topicCode)?.definition
  return (
    <div className={styles.topics}>
      <p role="status">
        {topicCode !== null && <b className="m">{topicName(topicCode)}</b>}
        {/* A name of the classifier may begin with what nobody has asked about. */}
        {definition && <span className="sm muted blk">{definition}</span>}
      </p>
      {others.length > 0 && <span className="sm muted">{t('duty.orTopic')}</span>}
      {others.map((code) => (
        <Button key={code} size="s" onClick={() => onTopic(code)}>
          {topicName(code)}
        </Button>
      ))}
    </div>
  )
}
