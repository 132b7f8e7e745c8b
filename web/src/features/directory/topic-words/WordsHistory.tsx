import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { DialogAction } from '../DialogAction.tsx'
import * as styles from './topic-words.module.css'
import { saveWords, type TopicWords, type Words } from './topic-words.queries.ts'
import { changeOf } from './word-lines.ts'

const NOTHING: Words = { own: [], putAside: [] }

/** Who changed what, and one press back to any of it. */
export function WordsHistory({ topic, onDone }: { topic: TopicWords; onDone: () => void }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const { code, own, putAside, versions } = topic
  if (versions.length === 0) return <p className="sm muted">{t('directory.words.noHistory')}</p>
  const now = { own, putAside }
  const renderBack = (words: Words) => (
    <DialogAction
      label={t('directory.words.back')}
      doneText={t('directory.words.backDone')}
      isDanger={false}
      run={() => saveWords(code, words, now)}
      undo={() => saveWords(code, now, words)}
      onDone={onDone}
    />
  )
  return (
    <details>
      <summary>{t('directory.words.history')}</summary>
      <ul className={styles.versions} aria-label={t('directory.words.history')}>
        {versions.map((version, at) => (
          <li key={version.number}>
            <span className="sm">
              {moment(version.changedAt)}
              {version.changedByName && `, ${version.changedByName}`}:{' '}
              <Change before={versions[at + 1] ?? NOTHING} after={version} />
            </span>
            {at > 0 && renderBack({ own: version.own, putAside: version.putAside })}
          </li>
        ))}
        {versions.at(-1)?.number === 1 && (
          <li>
            <span className="sm">{t('directory.words.asShipped')}</span>
            {(own.length > 0 || putAside.length > 0) && renderBack(NOTHING)}
          </li>
        )}
      </ul>
    </details>
  )
}

function Change({ before, after }: { before: Words; after: Words }) {
  const { t } = useTranslation()
  const change = changeOf(before, after)
  const said = (['added', 'removed', 'putAside', 'takenBack'] as const)
    .filter((way) => change[way].length > 0)
    .map((way) => t(`directory.words.was.${way}`, { words: change[way].join(', ') }))
  return <>{said.join('; ') || t('directory.words.was.order')}</>
}
