import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { diffWords } from '../../../lib/words/diff.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { DiffText } from '../../../ui/text/DiffText.tsx'
import * as styles from './orders.module.css'
import { type BulletinContent, versionsQuery } from './orders.queries.ts'

/** Who changed what, and what became of the words. */
export function BulletinVersions({ bulletinId, onClose }: { bulletinId: string; onClose: () => void }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const { data, error, refetch } = useQuery(versionsQuery(bulletinId))
  return (
    <Dialog title={t('orders.versions')} onClose={onClose} isWide>
      <div className="dlg-b">
        {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
        {!data && !error && <SkeletonRows label={t('orders.loading')} />}
        <ol className={styles.versions}>
          {data?.versions.map(({ versionNo, content, note, writtenByName, writtenAt }, place) => (
            <li key={versionNo}>
              <p className="m">
                {t('orders.version', { version: versionNo, name: writtenByName, moment: moment(writtenAt) })}
              </p>
              <p className="sm muted">{note ?? t('orders.firstVersion')}</p>
              <Changes before={data.versions[place + 1]?.content} after={content} />
            </li>
          ))}
        </ol>
      </div>
    </Dialog>
  )
}

function Changes({ before, after }: { before: BulletinContent | undefined; after: BulletinContent }) {
  const { t } = useTranslation()
  if (!before) return null
  const texts = [
    ['title', before.title, after.title],
    ['text', before.text, after.text],
    ['act', before.task?.act ?? '', after.task?.act ?? ''],
    ['dueOn', before.task?.dueOn ?? '', after.task?.dueOn ?? ''],
  ] as const
  return (
    <dl>
      {texts
        .filter(([, was, is]) => was !== is)
        .map(([field, was, is]) => (
          <div key={field}>
            <dt className="sm muted">{t(`orders.field.${field}`)}</dt>
            <dd className="pre">
              <DiffText parts={diffWords(was, is)} />
            </dd>
          </div>
        ))}
    </dl>
  )
}
