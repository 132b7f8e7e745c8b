import type { AnswerResponse } from '@veche/contract/answers.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import * as styles from '../editor/editor.module.css'

type Props = {
  versions: AnswerResponse['versions']
  /** A new version is there: the last return of those before it, for who judges whether it was heeded. */
  ofEarlier?: boolean
}

/** Why the last version came back; it stays in sight while the new one is written. */
export function SendBackRemark({ versions, ofEarlier = false }: Props) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const last = ofEarlier
    ? versions.slice(0, -1).findLast(({ decision: one }) => one?.outcome === 'sent_back')
    : versions.at(-1)
  const decision = last?.decision
  if (!last || decision?.outcome !== 'sent_back') return null
  return (
    <section className={`${styles.section} ${styles.remark}`} aria-label={t('answers.sendBack.remark')}>
      <div className="row g2">
        <Avatar name={decision.byName} isOfficial />
        <b className="sm">{t('answers.sendBack.by', { name: decision.byName, version: last.versionNo })}</b>
        <span className="end xs muted">{shortMoment(decision.at)}</span>
      </div>
      <p className="sm">
        {decision.reasonCode && <b className="m">{t(`answers.sendBack.reason.${decision.reasonCode}`)}. </b>}
        {decision.comment}
      </p>
    </section>
  )
}
