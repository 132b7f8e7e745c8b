import { IconCornerUpLeft, IconEyeOff, IconPaperclip } from '@tabler/icons-react'
import type { ChatMessageResponse } from '@veche/contract/chats.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { NetworkLink } from '../../../ui/NetworkLink.tsx'
import { MessageFiles } from '../posts/index.ts'
import { edgeOf } from '../questions/index.ts'
import * as styles from './ChatMessage.module.css'
import { messageElementId } from './message-sight.ts'

type Props = {
  chatId: string
  message: ChatMessageResponse
  now: number
  isChosen: boolean
  /** At the right: what has become of it, or what is asked about it. */
  side: ReactNode
  /** Under the chosen one: what can be done with it. */
  actions: ReactNode
  onChoose: () => void
  onShowQuoted: (messageId: string) => void
  /** Null: the reader may hide nothing. */
  onHide: (() => void) | null
  onHint: (() => void) | null
}

export function ChatMessage(props: Props) {
  const { chatId, message, now, isChosen, side, actions, onChoose, onShowQuoted, onHide, onHint } = props
  const { t } = useTranslation()
  const { author, replyTo } = message
  const isOfficial = message.isOwn || author.role !== null
  const name = author.name ?? t(message.isOwn ? 'chats.own' : 'chats.resident')
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: J and K do for the keyboard what a click does, the time is a button
    <li
      className={`${styles.message} ${isOfficial ? styles.official : ''} ${edgeOf(message, now) ?? ''} ${isChosen ? styles.chosen : ''}`}
      id={messageElementId(message.id)}
      tabIndex={-1}
      aria-current={isChosen || undefined}
      onClick={onChoose}
    >
      <Avatar name={name} isOfficial={isOfficial} />
      <div className={styles.bubble}>
        <Head message={message} name={name} isChosen={isChosen} onChoose={onChoose} />
        {replyTo && (
          <button type="button" className={styles.quoted} onClick={() => onShowQuoted(replyTo.id)}>
            <IconCornerUpLeft className="ic s" aria-hidden="true" />
            <b className="m">{replyTo.authorName ?? t('chats.resident')}</b>
            <span className="el">{replyTo.text}</span>
          </button>
        )}
        {message.text !== '' && <p className={message.isDeleted ? 'pre muted' : 'pre'}>{message.text}</p>}
        <MessageFiles chatId={chatId} files={message.files} />
        {message.hasAttachments && message.files.length === 0 && <Attached permalink={message.permalink} />}
        {message.hasPersonalData && !isOfficial && !message.isDeleted && (
          <p className={`${styles.personalData} xs`}>
            <IconEyeOff className="ic s" aria-hidden="true" />
            <span>{t('chats.personalData')}</span>
            {onHide && (
              <button type="button" className="lnk xs" onClick={onHide}>
                {t('chats.hide')}
              </button>
            )}
            {message.isHinted && <span>{t('chats.hinted')}</span>}
            {onHint && !message.isHinted && (
              <button type="button" className="lnk xs" onClick={onHint}>
                {t('chats.hint')}
              </button>
            )}
          </p>
        )}
        {isChosen && actions}
      </div>
      <div className={styles.sideNote}>{side}</div>
    </li>
  )
}

type HeadProps = Pick<Props, 'message' | 'isChosen' | 'onChoose'> & { name: string }

function Head({ message, name, isChosen, onChoose }: HeadProps) {
  const { t } = useTranslation()
  const { time, moment } = useFormat()
  const { role } = message.author
  return (
    <div className={`row base g2 wrap ${styles.heading}`}>
      <b>{name}</b>
      {role && <span className={styles.authorRole}>{t(`chats.role.${role}`)}</span>}
      <button
        type="button"
        className={`${styles.moment} xs faint tap`}
        title={moment(message.occurredAt)}
        aria-label={t('chats.choose', { name, time: time(message.occurredAt) })}
        aria-pressed={isChosen}
        onClick={onChoose}
      >
        {time(message.occurredAt)}
      </button>
      {message.writtenByName && (
        <span className="xs muted">{t('chats.writtenBy', { name: message.writtenByName })}</span>
      )}
      {message.isEdited && <span className="tag">{t('chats.edited')}</span>}
      {message.isDeleted && <span className="tag">{t('chats.deleted')}</span>}
    </div>
  )
}

function Attached({ permalink }: { permalink: string | null }) {
  const { t } = useTranslation()
  return (
    <p className="xs muted row g1">
      <IconPaperclip className="ic s" aria-hidden="true" />
      {permalink ? (
        <NetworkLink permalink={permalink}>{t('chats.attachments')}</NetworkLink>
      ) : (
        t('chats.attachments')
      )}
    </p>
  )
}
