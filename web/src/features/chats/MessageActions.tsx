import { IconChevronDown, IconCornerUpLeft, IconExternalLink, IconShield } from '@tabler/icons-react'
import type { ChatClass, ChatMessageResponse } from '@veche/contract/chats.ts'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { CHAT_CLASS_CODES } from './names.ts'
import { useReasonWords } from './use-reason-words.ts'

type Props = {
  message: ChatMessageResponse
  onReply: () => void
  onClassify: (to: ChatClass) => void
  onModerate: () => void
  onUnlink: (questionMessageId: string) => void
}

/** What can be done with the chosen message, and why it was taken for what it is. */
export function MessageActions({ message, onReply, onClassify, onModerate, onUnlink }: Props) {
  const { t } = useTranslation()
  const reasonOf = useReasonWords()
  const root = useRef<HTMLDivElement>(null)
  const [isMenuOpen, setMenuOpen] = useState(false)
  // The list must not open where the talk ends.
  const [isLow, setLow] = useState(false)
  const isResident = !message.isOwn && message.author.role === null
  const reason = message.isCorrected ? t('chats.corrected') : reasonOf(message.reason)
  const linked = message.answers.find(({ state }) => state === 'confirmed')
  return (
    <div className="ct-a" ref={root}>
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
            placement={isLow ? 'above-left' : 'below-left'}
            isOpen={isMenuOpen}
            onOpenChange={(isOpen) => {
              const top = root.current?.getBoundingClientRect().top ?? 0
              setLow(top > window.innerHeight / 2)
              setMenuOpen(isOpen)
            }}
            trigger={
              <>
                {t(`chats.class.${message.class}`)}
                <IconChevronDown className="ic s" aria-hidden="true" />
              </>
            }
            items={CHAT_CLASS_CODES.map((code, index) => ({
              key: code,
              isChecked: code === message.class,
              label: (
                <>
                  <span className="grow">{t(`chats.class.${code}`)}</span>
                  <Kbd keys={String(index + 1)} />
                </>
              ),
              onSelect: () => onClassify(code),
            }))}
          />
        )}
        {isResident && !message.isDeleted && (
          <Button
            size="s"
            look="quiet"
            icon={<IconShield className="ic" aria-hidden="true" />}
            onClick={onModerate}
          >
            {t('chats.moderate')}
          </Button>
        )}
        {linked && (
          <Button size="s" look="quiet" onClick={() => onUnlink(linked.questionMessageId)}>
            {t('chats.unlink')}
          </Button>
        )}
        {message.permalink && (
          <a className="btn t s" href={message.permalink} target="_blank" rel="noreferrer">
            <IconExternalLink className="ic" aria-hidden="true" />
            {t('chats.openInNetwork')}
          </a>
        )}
      </div>
      {reason && isResident && <p className="xs muted">{reason}</p>}
    </div>
  )
}
