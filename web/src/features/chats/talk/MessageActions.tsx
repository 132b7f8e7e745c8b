import {
  IconChevronDown,
  IconCornerUpLeft,
  IconExternalLink,
  IconLink,
  IconShield,
} from '@tabler/icons-react'
import type { ChatClass, ChatMessageResponse } from '@veche/contract/chats.ts'
import { CHAT_CLASSES } from '@veche/contract/values/chats.ts'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { NetworkLink } from '../../../ui/NetworkLink.tsx'
import { Menu } from '../../../ui/overlays/Menu.tsx'
import { useReasonWords } from '../chat/index.ts'
import type { OpenQuestion } from '../questions/index.ts'
import * as styles from './ChatMessage.module.css'

type Props = {
  message: ChatMessageResponse
  /** Open questions that these words may be said to answer. */
  linkable: readonly OpenQuestion[]
  onReply: () => void
  onLink: (questionMessageId: string) => void
  onClassify: (to: ChatClass) => void
  /** Null: the reader answers here and does not moderate. */
  onModerate: (() => void) | null
  onUnlink: (questionMessageId: string) => void
}

/** What can be done with the chosen message, and why it was taken for what it is. */
export function MessageActions({ message, linkable, onReply, onLink, onClassify, ...run }: Props) {
  const { onModerate, onUnlink } = run
  const { t } = useTranslation()
  const reasonOf = useReasonWords()
  const isResident = !message.isOwn && message.author.role === null
  const reason = message.isCorrected ? t('chats.corrected') : reasonOf(message.reason)
  const linked = message.answers.find(({ state }) => state === 'confirmed')
  return (
    <div className={styles.actions}>
      <div className="row g1 wrap">
        <Button
          size="s"
          icon={<IconCornerUpLeft className="ic" aria-hidden="true" />}
          keys="R"
          aria-keyshortcuts="R"
          onClick={onReply}
        >
          {t('chats.reply')}
        </Button>
        {message.class && isResident && (
          <Menu
            label={t('chats.classMenu')}
            className="btn s"
            placement="below-left"
            trigger={
              <>
                {t(`chats.class.${message.class}`)}
                <IconChevronDown className="ic s" aria-hidden="true" />
              </>
            }
            items={CHAT_CLASSES.map((code, index) => ({
              key: code,
              isChecked: code === message.class,
              keys: String(index + 1),
              label: t(`chats.class.${code}`),
              onSelect: () => onClassify(code),
            }))}
          />
        )}
        {isResident && !message.isDeleted && onModerate && (
          <Button
            size="s"
            look="quiet"
            icon={<IconShield className="ic" aria-hidden="true" />}
            onClick={onModerate}
          >
            {t('chats.moderate')}
          </Button>
        )}
        {isResident && !message.isDeleted && !onModerate && (
          <span className="xs muted">{t('chats.moderation.notYours')}</span>
        )}
        {linkable.length > 0 && (
          <Menu
            label={t('chats.linkMenu')}
            className="btn s"
            placement="below-left"
            trigger={
              <>
                <IconLink className="ic s" aria-hidden="true" />
                {t('chats.linkMenu')}
              </>
            }
            items={linkable.map(({ messageId, authorName, text }) => ({
              key: messageId,
              label: (
                <span className={styles.actionLabel}>
                  <b className="m">{authorName ?? t('chats.resident')}</b> {text}
                </span>
              ),
              onSelect: () => onLink(messageId),
            }))}
          />
        )}
        {linked && (
          <Button size="s" look="quiet" onClick={() => onUnlink(linked.questionMessageId)}>
            {t('chats.unlink')}
          </Button>
        )}
        {message.permalink && (
          <NetworkLink className="btn t s" permalink={message.permalink}>
            <IconExternalLink className="ic" aria-hidden="true" />
            {t('chats.openInNetwork')}
          </NetworkLink>
        )}
      </div>
      {reason && isResident && <p className="xs muted">{reason}</p>}
    </div>
  )
}
