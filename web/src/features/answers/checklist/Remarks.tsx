import type { AnswerResponse } from '@veche/contract/answers.ts'
import { useTranslation } from 'react-i18next'
import { quoted } from '../../../lib/words/quoted.ts'
import { State } from '../../../ui/State.tsx'
import type { Check } from '../answers.queries.ts'
import * as styles from '../approval/decision.module.css'
import { useCheckName } from './Checklist.tsx'

type Props = { checks: readonly Check[]; version: AnswerResponse['versions'][number] }

/** Only what the guard found, and what it cannot tell; a clean answer takes no place. */
export function Remarks({ checks, version }: Props) {
  const { t } = useTranslation()
  const nameOf = useCheckName()
  const remarks = checks.filter(({ state }) => state === 'attention' || state === 'unsure')
  if (remarks.length === 0)
    return (
      <State name="done" className="sm">
        {t('editor.check.clean')}
      </State>
    )
  return (
    <>
      <ul className={`${styles.remarks} sm`}>
        {remarks.map((remark) => (
          <li key={`${remark.part} ${remark.code}`}>
            <State name={remark.state === 'unsure' ? 'waiting' : 'attention'} className="say">
              {nameOf(remark)}
            </State>
            {remark.words.length > 0 && <span className="muted"> {remark.words.map(quoted).join(', ')}</span>}
          </li>
        ))}
      </ul>
      {version.overrideReason !== '' && (
        <p className="sm">
          <span className="muted">{t('editor.override.said')}</span> {version.overrideReason}
        </p>
      )}
    </>
  )
}
