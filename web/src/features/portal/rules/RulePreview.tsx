import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useDebounced } from '../../../lib/time/use-debounced.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { MatchList } from './MatchList.tsx'
import { RuleFits } from './RuleFits.tsx'
import * as styles from './rules.module.css'
import { type Content, previewQuery } from './rules.queries.ts'

const PAUSE_MS = 700
/** A rule that has no name yet is tried under this one. */
const UNNAMED = '———'

/** What the rule as it is typed would have done in the last day. */
export function RulePreview({ content }: { content: Content | null }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const { counted } = useFormat()
  // Its name changes nothing of what it finds.
  const asked = useDebounced(content && JSON.stringify({ ...content, name: UNNAMED }), PAUSE_MS)
  const shown: Content | null = asked === null ? null : JSON.parse(asked)
  const { data, error, isFetching, isPlaceholderData } = useQuery(previewQuery(shown))
  type Found = { incidentCount: number; fits: { whole: number } }
  function countWords({ incidentCount, fits: { whole } }: Found): string {
    if (incidentCount > 0) return t('rules.previewCount', counted(incidentCount))
    return whole > 0 ? t('rules.previewUnable', counted(whole)) : t('rules.previewNone')
  }
  return (
    <section className={styles.preview} aria-label={t('rules.preview')} aria-live="polite">
      <b className="blk sm">{t('rules.preview')}</b>
      {content === null && <p className="sm muted">{t('rules.previewIncomplete')}</p>}
      {content !== null && error && <p className="sm muted">{words(error)}</p>}
      {content !== null && !data && isFetching && <p className="sm muted">{t('rules.previewing')}</p>}
      {content !== null && data && !error && (
        <>
          <p className="sm">
            {countWords(data)} {data.isCut && <span className="muted">{t('rules.previewCut')}</span>}
          </p>
          {data.matchedCount === 0 && shown && !isPlaceholderData && (
            <RuleFits content={shown} fits={data.fits} />
          )}
          <MatchList
            label={t('rules.matches')}
            matches={data.matches.slice(0, 5)}
            renderQuestion={(_id, name) => <span>{name}</span>}
          />
        </>
      )}
    </section>
  )
}
