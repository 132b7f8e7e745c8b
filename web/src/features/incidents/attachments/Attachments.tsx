import type { MessageResponse } from '@veche/contract/incidents.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AttachmentLine } from './AttachmentLine.tsx'
import { type Attachment, type Copy, lookOf, smallOf } from './attachment-view.ts'
import * as styles from './attachments.module.css'
import { AttachmentViewer } from './dialogs.ts'

/** What a resident attached: pictures small and in a row, the rest line by line. */
export function Attachments({ message }: { message: MessageResponse }) {
  const [openNo, setOpenNo] = useState<number | null>(null)
  const { id: messageId, attachments } = message
  if (attachments.length === 0) return null
  const looks = attachments.map((attachment) => ({ attachment, ...lookOf(attachment) }))
  const shown = looks.flatMap((item) => (item.look === 'shown' ? [item] : []))
  const pictures = shown.filter(({ hasThumbnail }) => hasThumbnail)
  const lines = attachments.filter((attachment) => !pictures.some((item) => item.attachment === attachment))
  return (
    <>
      {pictures.length > 0 && (
        <ul className={styles.thumbnails}>
          {pictures.map(({ attachment, copy }) => (
            <li key={copy.no}>
              <Thumbnail messageId={messageId} item={{ attachment, copy }} onOpen={setOpenNo} />
            </li>
          ))}
        </ul>
      )}
      {lines.length > 0 && (
        <ul className={styles.attachments}>
          {lines.map((attachment, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: attachments never change their order
            <li key={index} className="row g1 xs wrap">
              <AttachmentLine message={message} attachment={attachment} onOpen={setOpenNo} />
            </li>
          ))}
        </ul>
      )}
      {openNo !== null && (
        <AttachmentViewer
          messageId={messageId}
          items={shown}
          no={openNo}
          onMove={setOpenNo}
          onClose={() => setOpenNo(null)}
        />
      )}
    </>
  )
}

type ThumbnailProps = {
  messageId: string
  item: { attachment: Attachment; copy: Copy }
  onOpen: (no: number) => void
}

function Thumbnail({ messageId, item: { attachment, copy }, onOpen }: ThumbnailProps) {
  const { t } = useTranslation()
  return (
    <button type="button" className={styles.thumbnail} onClick={() => onOpen(copy.no)}>
      <img
        src={smallOf(messageId, copy)}
        alt={t('incidents.copy.open', { name: attachment.title ?? t('incidents.attachment.photo') })}
        loading="lazy"
        decoding="async"
        width={copy.width ?? undefined}
        height={copy.height ?? undefined}
      />
    </button>
  )
}
