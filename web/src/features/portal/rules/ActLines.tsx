import { NOBODY_ON_SHIFT } from '@veche/contract/values/portal/work-rules.ts'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../../lib/api.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import * as styles from './rules.module.css'
import type { Match } from './rules.queries.ts'
import { useActWords } from './use-rule-words.ts'

type Line = Omit<Match['acts'][number], 'people'> & Partial<Pick<Match['acts'][number], 'people'>>

/** Each act with what became of it, or would have. */
export function ActLines({ acts, isTried = false }: { acts: readonly Line[]; isTried?: boolean }) {
  const { t } = useTranslation()
  const actWords = useActWords()
  const errorWords = useErrorWords()
  return (
    <ul className={styles.ruleActs}>
      {acts.map(({ act, outcome, code, given, people }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: acts stand in their order, and two may say the same
        <li key={index} className="sm">
          {actWords(act)}
          {given && ` — ${t('rules.given', given)}`}
          {!(isTried && outcome === 'planned') && code !== NOBODY_ON_SHIFT && (
            <> — {t(`rules.outcome.${outcome}`)}</>
          )}
          {code && <span className="muted"> ({errorWords(new ApiError(code, 409))})</span>}
          {people && <span className="muted"> — {t(`rules.people.${people}`)}</span>}
        </li>
      ))}
    </ul>
  )
}
