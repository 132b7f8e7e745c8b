import { useTranslation } from 'react-i18next'
import * as styles from './topic-words.module.css'
import type { TopicWords } from './topic-words.queries.ts'

type Props = {
  starter: TopicWords['starter']
  putAside: readonly string[]
  onChange: (putAside: string[]) => void
}

/** What came with the program; a word without its tick does not speak here. */
export function StarterWords({ starter, putAside, onChange }: Props) {
  const { t } = useTranslation()
  if (starter.length === 0) return <p className="sm muted">{t('directory.words.noStarter')}</p>
  const toggle = (word: string) =>
    onChange(putAside.includes(word) ? putAside.filter((known) => known !== word) : [...putAside, word])
  return (
    <fieldset className={styles.starterWords}>
      <legend className="lab">
        {t('directory.words.starter', { count: starter.length })}
        {putAside.length > 0 && `, ${t('directory.words.asideCount', { count: putAside.length })}`}
      </legend>
      <ul>
        {starter.map(({ word, isAgainst }) => (
          <li key={word}>
            <label className="chk-l">
              <input type="checkbox" checked={!putAside.includes(word)} onChange={() => toggle(word)} />
              <span>
                {word}
                {isAgainst && <span className="xs muted"> {t('directory.words.against')}</span>}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
