import { IconPaperclip } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type BulletinFile, bulletinFileHref } from './orders.queries.ts'

/** Of the text, or of what somebody has done; nothing where there are none. */
export function FileList({ files }: { files: readonly BulletinFile[] }) {
  const { t } = useTranslation()
  if (files.length === 0) return null
  return (
    <ul className="row g3 wrap" aria-label={t('orders.field.files')}>
      {files.map(({ id, name }) => (
        <li key={id}>
          <a href={bulletinFileHref(id)} target="_blank" rel="noreferrer">
            <IconPaperclip className="ic" aria-hidden="true" /> {name}
          </a>
        </li>
      ))}
    </ul>
  )
}
