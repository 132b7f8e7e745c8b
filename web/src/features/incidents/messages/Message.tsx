import type { MessageResponse } from '@veche/contract/incidents.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { State } from '../../../ui/State.tsx'
import { Attachments, SentFiles } from '../attachments/index.ts'
import * as styles from './Message.module.css'

type Props = {
  message: MessageResponse
  isReply: boolean
  /** Under this name an official answer stands in the network. */
  channelName: string
  /** Written in private while the question stands in public. */
  isAside: boolean
}

export function Message({ message, isReply, channelName, isAside }: Props) {
  const { t } = useTranslation()
  const { moment, shortMoment } = useFormat()
  const name = message.authorName ?? (message.isOurs ? channelName : t('incidents.thread.resident'))
  return (
    <li
      className={`msg ${isReply ? styles.reply : ''} ${message.isOurs ? 'off' : ''} ${message.isUnread ? styles.unread : ''}`}
    >
      <Avatar name={name} isOfficial={message.isOurs} />
      <div className="body">
        <div className="row base g2 sm wrap">
          <b>{name}</b>
          <time className="faint xs" dateTime={message.occurredAt} title={moment(message.occurredAt)}>
            {shortMoment(message.occurredAt)}
          </time>
          {isAside && <span className="tag">{t('incidents.thread.private')}</span>}
          {message.isByHand && <span className="tag">{t('incidents.thread.byHand')}</span>}
          {message.automatic && (
            <span className="tag">{t(`incidents.thread.automatic.${message.automatic}`)}</span>
          )}
          {message.isLate && <span className="tag">{t('incidents.thread.late')}</span>}
          {message.isUnread && <span className="tag new">{t('incidents.thread.new')}</span>}
        </div>
        {!isDeletedByAuthor(message) && (
          <div className="bub">
            <p className="pre">{message.text}</p>
            {message.sentFiles.length > 0 ? (
              <SentFiles files={message.sentFiles} />
            ) : (
              <Attachments message={message} />
            )}
          </div>
        )}
        <SourceState message={message} />
      </div>
    </li>
  )
}

/** What a resident has deleted is shown to nobody; our own words are ours to keep. */
function isDeletedByAuthor({ sourceState, direction }: MessageResponse): boolean {
  return sourceState === 'deleted' && direction === 'in'
}

/** «Изменено», «удалено» are words under the text; earlier versions stay for the staff. */
function SourceState({ message }: { message: MessageResponse }) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const [isOpen, setOpen] = useState(false)
  const isDeleted = message.sourceState === 'deleted' || message.isTakenDown
  if (message.sourceState === 'alive' && !isDeleted && message.versions.length < 2) return null
  return (
    <div className={`xs muted ${styles.sourceState}`}>
      {isDeleted ? (
        <State name="waiting">
          {t(isDeletedByAuthor(message) ? 'incidents.thread.deleted' : 'incidents.thread.deletedOurs')}
        </State>
      ) : (
        <span>{t('incidents.thread.edited')}</span>
      )}
      {message.versions.length > 1 && (
        <button type="button" className="lnk xs" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t('incidents.thread.versions', { count: message.versions.length })}
        </button>
      )}
      {isOpen && (
        <ol className={styles.versions}>
          {message.versions.map((version) => (
            <li key={version.capturedAt}>
              <span className="faint">{shortMoment(version.capturedAt)}</span>
              <p className="pre">{version.text}</p>
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}
