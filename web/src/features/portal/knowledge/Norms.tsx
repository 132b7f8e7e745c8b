import type { ArticleResponse } from '@veche/contract/portal/knowledge.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import * as styles from './knowledge.module.css'

type Norm = ArticleResponse['content']['norms'][number]

/** A date of ours ends with «г.» already. */
function endSentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`
}

/** What a rule says, where it stands, and whether it was read in a second place too. */
export function Norms({ norms }: { norms: readonly Norm[] }) {
  const { t } = useTranslation()
  const { date } = useFormat()
  if (norms.length === 0) return null
  return (
    <section>
      <h2>{t('portal.norms')}</h2>
      <ul className={styles.norms}>
        {norms.map(({ document, clause, issuedOn, term, source, secondSource }) => (
          <li key={`${document} ${clause}`}>
            {term && <p className="m">{term}</p>}
            <p>
              {endSentence(issuedOn ? `${document}, ${date(issuedOn)}` : document)} {clause}
            </p>
            <p className="xs muted">
              {secondSource
                ? t('portal.checkedTwice', { source, second: secondSource })
                : t('portal.checkedOnce', { source })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
