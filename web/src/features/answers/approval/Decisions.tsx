import type { AnswerResponse } from '@veche/contract/answers.ts'
import { useTranslation } from 'react-i18next'
import { quoted } from '../../../lib/words/quoted.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State } from '../../../ui/State.tsx'
import * as styles from './decision.module.css'

const LOOK = { approved: 'done', sent_back: 'attention', recalled: 'waiting', mended: 'attention' } as const

/** Every word on the version, and whose it waits for. */
export function Decisions({ version }: { version: AnswerResponse['versions'][number] }) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  return (
    <ul className={`${styles.remarks} sm`}>
      {version.decisions.map(({ stage, outcome, byName, forName, at, withdrawnAt, comment }) => (
        <li key={`${at}${byName}${outcome}`}>
          <State name={withdrawnAt ? 'waiting' : LOOK[outcome]}>
            {t(`answers.decision.${outcome}`, { stage: t(`answers.stage.${stage}`) })}
          </State>{' '}
          <span className="muted">
            {forName ? t('answers.decision.for', { by: byName, absent: forName }) : byName}, {shortMoment(at)}
            {withdrawnAt && `. ${t('answers.decision.withdrawn')}, ${shortMoment(withdrawnAt)}`}
            {outcome === 'mended' && comment !== '' && `. ${quoted(comment)}`}
          </span>
        </li>
      ))}
      {!version.decision && (
        <li>
          <State name="waiting">{t(`answers.stage.waits.${version.stage}`)}</State>
        </li>
      )}
    </ul>
  )
}
