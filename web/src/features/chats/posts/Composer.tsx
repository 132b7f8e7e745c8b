import { IconSend, IconX } from '@tabler/icons-react'
import { holdsClaim } from '@veche/contract/rules/replies/claim-place.ts'
import { CHAT_TEXT_LIMIT } from '@veche/contract/values/chats.ts'
import {
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  type RefObject,
  Suspense,
  useLayoutEffect,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import { PHONE, useMedia } from '../../../lib/browser/media.ts'
import { lazyPart } from '../../../lib/line/lazy-part.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import type { ChatAttach, Words } from '../chat/index.ts'
import { type AskedBy, ProposedReply, type useProposal } from '../replies/index.ts'
import { AttachButtons } from './AttachButtons.tsx'
import * as styles from './Composer.module.css'
import { ComposerFiles } from './ComposerFiles.tsx'
import type { useFiles } from './use-files.ts'
import { useOpenRow } from './use-open-row.ts'

const ClaimsLine = lazyPart('ClaimsLine', () => import('../../../ui/text/ClaimsLine.tsx'))

const WARN_LEFT = 300
const TALLEST_PX = 200

type Props = {
  words: Words
  replyTo: AskedBy | null
  area: RefObject<HTMLTextAreaElement | null>
  isOnline: boolean
  isBusy: boolean
  attach: ChatAttach
  files: ReturnType<typeof useFiles>
  proposal: ReturnType<typeof useProposal>
  onChange: (words: Words) => void
  onSend: () => void
}

/** One field at the bottom: grows with the text, says to whom it answers, takes files, sends by Ctrl+Enter. */
export function Composer(props: Props) {
  const { words, replyTo, area, isOnline, isBusy, attach, files, proposal, onChange, onSend } = props
  const { t } = useTranslation()
  const { time, number } = useFormat()
  const { text, replyToMessageId, fileIds } = words
  const drop = useDrop(files.add)
  const row = useOpenRow()
  const isPhone = useMedia(PHONE)
  const left = CHAT_TEXT_LIMIT - text.length
  function submit() {
    if (text.trim() === '') area.current?.focus()
    else if (left >= 0 && !proposal.isAsking) onSend()
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

  function decideClaim(decided: string) {
    onChange({ ...words, text: decided })
    area.current?.focus()
  }

  /** A picture of the clipboard; words go the usual way. */
  function onPaste(event: ClipboardEvent) {
    const pasted = [...event.clipboardData.files]
    if (pasted.length === 0 || event.clipboardData.getData('text/plain') !== '') return
    event.preventDefault()
    void files.add(pasted)
  }

  return (
    <div
      className={drop.isOver ? `${styles.composer} ${styles.dropTarget}` : styles.composer}
      data-foot=""
      {...drop.on}
    >
      {replyToMessageId !== null && (
        <div className={`${styles.quotedReply} xs`}>
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
      <ComposerFiles files={files.files} onRemove={files.remove} />
      {proposal.proposal && (
        <ProposedReply
          key={proposal.proposal.question.messageId}
          proposal={proposal.proposal}
          onDecide={(isAnswer) => {
            proposal.decide(isAnswer)
            area.current?.focus()
          }}
        />
      )}
      {holdsClaim(text) && (
        <Suspense>
          <ClaimsLine text={text} onChange={decideClaim} />
        </Suspense>
      )}
      <div
        className={`${styles.inputRow} ${row.isOpen ? styles.unfolded : ''} ${text !== '' ? styles.written : ''}`}
      >
        <AttachButtons attach={attach} count={fileIds.length} onChoose={(chosen) => void files.add(chosen)} />
        <textarea
          ref={area}
          className="inp"
          rows={1}
          aria-label={t('chats.write')}
          aria-keyshortcuts="Control+Enter"
          placeholder={t(isPhone ? 'chats.writeShort' : 'chats.write')}
          value={text}
          onChange={({ target }) => onChange({ ...words, text: target.value })}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onFocus={row.onFocus}
          onBlur={row.onBlur}
        />
        <Button
          look="primary"
          className={styles.sendButton}
          icon={<IconSend className="ic l" aria-hidden="true" />}
          aria-label={t('chats.send')}
          title={t('chats.sendKeys')}
          disabled={left < 0}
          isBusy={isBusy || proposal.isAsking}
          onClick={submit}
        />
      </div>
      <p className={`xs muted ${styles.remark}`} role="status">
        {drop.isOver && t('chats.files.drop')}
        {!drop.isOver && fileIds.length > 0 && text.trim() === '' && t('chats.files.needWords')}
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

/** Files of another window or folder; words that are dragged go into the field the usual way. */
function useDrop(add: (files: File[]) => Promise<void>) {
  const [isOver, setOver] = useState(false)
  const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files')
  return {
    isOver,
    on: {
      onDragOver: (event: DragEvent) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        setOver(true)
      },
      onDragLeave: ({ currentTarget, relatedTarget }: DragEvent) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false)
      },
      onDrop: (event: DragEvent) => {
        setOver(false)
        if (!hasFiles(event)) return
        event.preventDefault()
        void add([...event.dataTransfer.files])
      },
    },
  }
}
