import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import * as styles from './contributions.module.css'
import type { Part } from './contributions.queries.ts'

/** All that was said of a part, by both sides. */
export function PartTalk({ posts }: Pick<Part, 'posts'>) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  if (posts.length === 0) return null
  return (
    <ol className={styles.posts} aria-label={t('contributions.talk')}>
      {posts.map(({ id, kind, byName, isOfWriter, words, at }) => (
        <li key={id} className={isOfWriter ? styles.ofWriter : undefined}>
          <p className="xs muted">
            {t(`contributions.post.${kind}`, { name: byName, moment: shortMoment(at) })}
          </p>
          <p className="pre">{words}</p>
        </li>
      ))}
    </ol>
  )
}
