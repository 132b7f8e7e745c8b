import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import * as styles from './rules.module.css'
import type { Content, DryRun } from './rules.queries.ts'
import { useRuleWords } from './use-rule-words.ts'

type Props = {
  content: Pick<Content, 'events' | 'conditions'>
  fits: NonNullable<DryRun['fits']>
}

/** What a person may set later than the event comes: until then the suggestion counts. */
const SET_LATER: readonly Content['conditions'][number]['is'][] = ['topic', 'group', 'municipality']

/** How many questions each condition fits alone and how many all of them: which one empties the rule. */
export function RuleFits({ content: { events, conditions }, fits }: Props) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const words = useRuleWords()
  const isSetLater = conditions.some(({ is }) => SET_LATER.includes(is))
  return (
    <div className="col g1">
      <b className="blk sm">{t('rules.fits.title')}</b>
      <ul className={styles.ruleActs} aria-label={t('rules.fits.title')}>
        <li className="sm">
          {t('rules.fits.begun', { events: words.events({ events }), shown: number(fits.begun) })}
        </li>
        {conditions.map((condition, index) => {
          const count = fits.each[index] ?? 0
          const said = t('rules.fits.alone', { what: words.condition(condition), shown: number(count) })
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: conditions stand in their order
            <li key={index} className="sm">
              {count === 0 && fits.begun > 0 ? <b>{said}</b> : said}
            </li>
          )
        })}
        {conditions.length > 1 && (
          <li className="sm">{t('rules.fits.whole', { shown: number(fits.whole) })}</li>
        )}
      </ul>
      <p className="xs muted">{t(isSetLater ? 'rules.fits.setLater' : 'rules.fits.then')}</p>
    </div>
  )
}
