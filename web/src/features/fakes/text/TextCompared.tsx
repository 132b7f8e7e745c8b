import { APOLOGY } from '@veche/contract/rules/correction-words.ts'
import { useTranslation } from 'react-i18next'
import { diffWords } from '../../../lib/words/diff.ts'
import { DiffText } from '../../../ui/text/DiffText.tsx'
import * as styles from '../screen/fake-panel.module.css'
import * as textStyles from './text.module.css'
import type { FakeText } from './text-round.ts'

const FIELDS = ['reply', 'post', 'truth'] as const

/** Every text that will stand in public, each beside what we said before. */
export function TextCompared({ text, refuted }: { text: FakeText; refuted: FakeText | null }) {
  const { t } = useTranslation()
  return (
    <div className={`${styles.wording} col g3`}>
      {FIELDS.filter((field) => text[field] !== '').map((field) => (
        <section key={field} aria-label={t(`fakes.text.part.${field}`)}>
          <h3 className="ov">{t(`fakes.text.part.${field}`)}</h3>
          {refuted && refuted[field] !== '' ? (
            <DiffText parts={diffWords(refuted[field], text[field])} />
          ) : (
            <p className="pre">{text[field]}</p>
          )}
        </section>
      ))}
    </div>
  )
}

/** Our own words of before, never as if they were new. */
export function SaidBefore({ words }: { words: string }) {
  const { t } = useTranslation()
  if (words === '') return null
  return (
    <div className={textStyles.earlierWords}>
      <span className="ov">{t('fakes.text.saidBefore')}</span>
      <p className="pre sm">
        <del>{words}</del>
      </p>
    </div>
  )
}

/** What the product says by itself before a correction, and where. */
export function ApologyNote() {
  const { t } = useTranslation()
  return <p className="xs muted">{t('fakes.text.apology', { words: APOLOGY })}</p>
}
