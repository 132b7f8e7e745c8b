import { IconCamera, IconPaperclip } from '@tabler/icons-react'
import { type ChangeEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import type { ChatAttach } from '../chat/index.ts'
import * as styles from './Composer.module.css'
import * as filesStyles from './files.module.css'
import { acceptedOf } from './sort-files.ts'

type Props = { attach: ChatAttach; count: number; onChoose: (files: File[]) => void }

/** A phone opens its camera at once; everybody chooses from the disk. */
export function AttachButtons({ attach, count, onChoose }: Props) {
  const { t } = useTranslation()
  const camera = useRef<HTMLInputElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  if (!attach.photos && !attach.documents) return null
  const isFull = count >= attach.most
  const full = isFull ? t('chats.files.refused.many', { count: attach.most }) : undefined
  function take({ target }: ChangeEvent<HTMLInputElement>) {
    onChoose([...(target.files ?? [])])
    target.value = ''
  }
  const add = t(attach.documents ? 'chats.files.add' : 'chats.files.addPhoto')
  return (
    <>
      {attach.photos && (
        <Button
          look="quiet"
          className={`${styles.sendButton} ${filesStyles.camera}`}
          icon={<IconCamera className="ic l" aria-hidden="true" />}
          aria-label={t('chats.files.photo')}
          title={full ?? t('chats.files.photo')}
          disabled={isFull}
          onClick={() => camera.current?.click()}
        />
      )}
      <Button
        look="quiet"
        className={styles.sendButton}
        icon={<IconPaperclip className="ic l" aria-hidden="true" />}
        aria-label={add}
        title={full ?? add}
        disabled={isFull}
        onClick={() => picker.current?.click()}
      />
      <input ref={camera} hidden type="file" accept="image/*" capture="environment" onChange={take} />
      <input ref={picker} hidden type="file" accept={acceptedOf(attach)} multiple onChange={take} />
    </>
  )
}
