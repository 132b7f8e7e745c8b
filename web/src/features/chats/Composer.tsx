import { IconSend, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, type RefObject, useLayoutEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/use-format.ts'
import { Button } from '../../ui/Button.tsx'
import type { Words } from './chat-store.ts'
import type { AskedBy } from './find-asked.ts'
import { TEXT_LIMIT } from './names.ts'

const WARN_LEFT = 300
const TALLEST_PX = 200

type Props = {
  words: Words
  replyTo: AskedBy | null
  area: RefObject<HTMLTextAreaElement | null>
  isOnline: boolean
  isBusy: boolean
  onChange: (words: Words) => void
  onSend: () => void
}

/** One field at the bottom: grows with the text, says to whom it answers, sends by Ctrl+Enter. */
export function Composer({ words, replyTo, area, isOnline, isBusy, onChange, onSend }: Props) {
  const { t } = useTranslation()
  const { time, number } = useFormat()
  const { text, replyToMessageId } = words
  const left = TEXT_LIMIT - text.length
  function submit() {
    if (text.trim() === '') area.current?.focus()
    else if (left >= 0) onSend()
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useLayoutEffect(() => {
    const element = area.current
    if (!element) return
    element.style.height = 'auto'
    element.style.height = `${Math.min(element.scrollHeight + 2, TALLEST_PX)}px`
  }, [text, area])

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      submit()
    } else if (event.key === 'Escape') {
      if (replyToMessageId !== null) onChange({ ...words, replyToMessageId: null })
      else area.current?.blur()
    }
  }

  return (
    <div className="ct-c">
      {replyToMessageId !== null && (
        <div className="ct-c-q xs">
          <span className="grow el">
            <b className="m">
              {replyTo
                ? t('chats.replyTo', { name: replyTo.name ?? t('chats.resident'), time: time(replyTo.at) })
                : t('chats.replyToEarlier')}
            </b>{' '}
            {replyTo?.text}
          </span>
          <Button
            size="s"
            look="quiet"
            icon={<IconX className="ic" aria-hidden="true" />}
            aria-label={t('chats.noReply')}
            onClick={() => onChange({ ...words, replyToMessageId: null })}
          />
        </div>
      )}
      <div className="ct-c-r">
        <textarea
          ref={area}
          className="inp"
          rows={1}
          aria-label={t('chats.write')}
          aria-keyshortcuts="Control+Enter"
          placeholder={t('chats.write')}
          value={text}
          onChange={({ target }) => onChange({ ...words, text: target.value })}
          onKeyDown={onKeyDown}
        />
        <Button
          look="primary"
          className="ct-c-s"
          icon={<IconSend className="ic l" aria-hidden="true" />}
          aria-label={t('chats.send')}
          title={t('chats.sendKeys')}
          disabled={left < 0}
          isBusy={isBusy}
          onClick={submit}
        />
      </div>
      <p className="xs muted ct-c-n" role="status">
        {!isOnline && text !== '' && t('chats.keptOffline')}
        {left < WARN_LEFT && (
          <span className={left < 0 ? 'field-e end' : 'end'}>
            {t('chats.signsLeft', { rest: number(left) })}
          </span>
        )}
      </p>
    </div>
  )
}
