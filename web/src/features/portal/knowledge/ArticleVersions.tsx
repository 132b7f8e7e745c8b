import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { diffWords } from '../../../lib/words/diff.ts'
import { storedWords } from '../../../lib/words/stored-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { DiffText } from '../../../ui/text/DiffText.tsx'
import * as styles from './knowledge.module.css'
import { type ArticleContent, articleVersionsQuery } from './knowledge.queries.ts'

const PARTS = ['title', 'need', 'steps', 'term', 'who', 'avoid', 'responsible'] as const

/** Who wrote and who approved what, and what became of the words. */
export function ArticleVersions({ articleId, onClose }: { articleId: string; onClose: () => void }) {
  const { t } = useTranslation()
  const { date } = useFormat()
  const { data, error, refetch } = useQuery(articleVersionsQuery(articleId))
  return (
    <Dialog title={t('portal.versions')} onClose={onClose} isWide>
      <div className="dlg-b">
        {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
        {!data && !error && <SkeletonRows label={t('portal.loading')} />}
        <ol className={styles.versions}>
          {data?.versions.map(({ versionNo, content, written, approved }, place) => (
            <li key={versionNo}>
              <p className="m">
                {t('portal.by', {
                  name: storedWords(written.name, t),
                  day: date(written.at),
                  version: versionNo,
                })}
              </p>
              <p className="sm muted">
                {approved
                  ? t('portal.byWhom', { name: storedWords(approved.name, t), day: date(approved.at) })
                  : t('portal.waiting')}
              </p>
              <Changes before={data.versions[place + 1]?.content} after={content} />
            </li>
          ))}
        </ol>
      </div>
    </Dialog>
  )
}

function Changes({ before, after }: { before: ArticleContent | undefined; after: ArticleContent }) {
  const { t } = useTranslation()
  if (!before) return null
  const texts = [
    ...PARTS.map((part) => [part, before[part], after[part]] as const),
    ['answers', before.answers.join('\n\n'), after.answers.join('\n\n')] as const,
  ]
  return (
    <dl>
      {texts
        .filter(([, was, is]) => was !== is)
        .map(([part, was, is]) => (
          <div key={part}>
            <dt className="sm muted">{t(`portal.part.${part}`)}</dt>
            <dd className="pre">
              <DiffText parts={diffWords(was, is)} />
            </dd>
          </div>
        ))}
    </dl>
  )
}
