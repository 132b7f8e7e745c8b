import { useTranslation } from 'react-i18next'
import * as styles from './rules.module.css'
import type { Content } from './rules.queries.ts'
import { useRuleWords } from './use-rule-words.ts'

type Props = { content: Pick<Content, 'events' | 'schedule' | 'conditions' | 'acts'> }

/** «Когда … и … то …», a line for each part. */
export function RuleSentence({ content }: Props) {
  const { t } = useTranslation()
  const words = useRuleWords()
  const { conditions, acts } = content
  return (
    <dl className={styles.sentence}>
      <Part name={t('rules.when')}>{words.events(content)}</Part>
      {conditions.length === 0 && <Part name={t('rules.and')}>{t('rules.nothing')}</Part>}
      {conditions.map((condition) => (
        <Part key={condition.is} name={t('rules.and')}>
          {words.condition(condition)}
        </Part>
      ))}
      {acts.map((act, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: acts stand in their order, and two may say the same
        <Part key={index} name={t(index === 0 ? 'rules.then' : 'rules.and')}>
          {words.act(act)}
        </Part>
      ))}
    </dl>
  )
}

function Part({ name, children }: { name: string; children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
