import type { ChatDigestResponse, ChatResponse } from '@veche/contract/chats.ts'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/words/use-format.ts'
import * as styles from './chat/chat-page.module.css'
import { ChatHead, useChatActions } from './chat/index.ts'
import { DigestCard, DigestDialog, WeekFigures } from './digests/index.ts'
import { ModerateDialog, type ModerationAsk, ModerationDialog } from './moderation/index.ts'
import { ClockPanel, CloseQuestionDialog, type OpenQuestion } from './questions/index.ts'
import { ChatTalk, type PreparedWords, useTalk } from './talk/index.ts'

type Open =
  | { kind: 'close'; question: OpenQuestion; how: 'elsewhere' | 'needless' }
  | { kind: 'digest'; digest: ChatDigestResponse }
  | { kind: 'moderate'; ask: ModerationAsk }
  | { kind: 'network'; messageId: string }
  | { kind: 'acts' }

type Props = {
  chat: ChatResponse
  userId: string
  /** To begin with, of a notice. */
  messageId: string | null
  /** Talk and clocks do not fit beside each other: one at a time. */
  isOnePane: boolean
  onBack: (() => void) | null
  onSetup: () => void
  renderIncident: (incidentId: string, content: ReactNode) => ReactNode
  renderFake: (fakeId: string, content: ReactNode) => ReactNode
  /** What may be done with a message in the network itself; null where the reader may do nothing there. */
  renderModeration: ((messageId: string, onClose: () => void) => ReactNode) | null
  /** Beside an open question; `onReply` puts words into the field as a reply to it. */
  renderBeside: (messageId: string, acts: { onReply: ((text: string) => void) | null }) => ReactNode
}

/** One chat: the talk in the middle, its clocks at the side; on a phone they take turns. */
export function ChatScreen({
  chat,
  userId,
  messageId,
  isOnePane,
  onBack,
  onSetup,
  renderIncident,
  renderFake,
  renderModeration,
  renderBeside,
}: Props) {
  const talk = useTalk(chat.id, messageId)
  const actions = useChatActions(chat.id)
  const [open, setOpen] = useState<Open | null>(null)
  const [tab, setTab] = useState<'talk' | 'clocks'>('talk')
  const [prepared, setPrepared] = useState<PreparedWords | null>(null)
  const close = () => setOpen(null)
  const reply = (replyToMessageId: string) => (text: string) => {
    setTab('talk')
    setPrepared({ text, replyToMessageId })
  }
  const show = (id: string) => {
    setTab('talk')
    talk.show(id)
  }
  const openDigest = (digest: ChatDigestResponse) => setOpen({ kind: 'digest', digest })
  const canWork = chat.abilities.work
  return (
    <>
      <section className={styles.mainColumn} aria-label={chat.title}>
        <ChatHead
          chat={chat}
          onBack={onBack}
          onDigest={openDigest}
          onModeration={() => setOpen({ kind: 'acts' })}
          onSetup={onSetup}
        />
        {isOnePane && <Tabs tab={tab} openCount={chat.openCount} onChange={setTab} />}
        {!(isOnePane && tab === 'clocks') && (
          <ChatTalk
            chat={chat}
            userId={userId}
            talk={talk}
            actions={actions}
            prepared={prepared}
            onPreparedTaken={() => setPrepared(null)}
            onModerate={(ask) => setOpen({ kind: 'moderate', ask })}
            renderIncident={renderIncident}
            renderFake={renderFake}
          />
        )}
      </section>
      {!(isOnePane && tab === 'talk') && (
        <ClockPanel
          chatId={chat.id}
          canWork={canWork}
          chosenId={talk.chosen?.id ?? null}
          onShow={show}
          onClose={(question, how) => setOpen({ kind: 'close', question, how })}
          renderBeside={({ messageId: id }) =>
            renderBeside(id, { onReply: canWork && chat.isActive ? reply(id) : null })
          }
          onPassOn={(question) => actions.passOn.mutate(question.messageId)}
        >
          <DigestCard chatId={chat.id} onOpen={openDigest} />
          <WeekFigures chat={chat} />
        </ClockPanel>
      )}
      {open?.kind === 'close' && <CloseQuestionDialog chatId={chat.id} {...open} onClose={close} />}
      {open?.kind === 'digest' && (
        <DigestDialog chatId={chat.id} digest={open.digest} canWork={canWork} onClose={close} />
      )}
      {open?.kind === 'moderate' && (
        <ModerateDialog
          chatId={chat.id}
          ask={open.ask}
          onInNetwork={
            renderModeration && (() => setOpen({ kind: 'network', messageId: open.ask.message.id }))
          }
          onClose={close}
        />
      )}
      {open?.kind === 'network' && renderModeration?.(open.messageId, close)}
      {open?.kind === 'acts' && <ModerationDialog chatId={chat.id} onClose={close} onShow={show} />}
    </>
  )
}

type TabsProps = {
  tab: 'talk' | 'clocks'
  openCount: number
  onChange: (tab: 'talk' | 'clocks') => void
}

function Tabs({ tab, openCount, onChange }: TabsProps) {
  const { t } = useTranslation()
  const { number } = useFormat()
  return (
    <div className={`seg ${styles.panes}`}>
      <button type="button" aria-pressed={tab === 'talk'} onClick={() => onChange('talk')}>
        {t('chats.talk')}
      </button>
      <button type="button" aria-pressed={tab === 'clocks'} onClick={() => onChange('clocks')}>
        {t('chats.clocks')} <span className="muted">{number(openCount)}</span>
      </button>
    </div>
  )
}
