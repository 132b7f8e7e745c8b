import { IconFileText } from '@tabler/icons-react'
import type { ChatFileResponse } from '@veche/contract/chats.ts'
import * as styles from './files.module.css'
import { fileHref } from './upload-files.ts'

/** What went along with our words: pictures are seen at once, a paper is taken away. */
export function MessageFiles({ chatId, files }: { chatId: string; files: readonly ChatFileResponse[] }) {
  if (files.length === 0) return null
  return (
    <ul className={styles.files}>
      {files.map(({ id, name, contentType }) => (
        <li key={id}>
          <a href={fileHref(chatId, id)} target="_blank" rel="noreferrer" title={name}>
            {contentType.startsWith('image/') ? (
              <img src={fileHref(chatId, id)} alt={name} loading="lazy" />
            ) : (
              <FileName name={name} />
            )}
          </a>
        </li>
      ))}
    </ul>
  )
}

export function FileName({ name }: { name: string }) {
  return (
    <span className={`${styles.documentName} xs`}>
      <IconFileText className="ic l" aria-hidden="true" />
      <span>{name}</span>
    </span>
  )
}
