import { useQuery } from '@tanstack/react-query'
import type { ChatMessageResponse, ChatResponse } from '@veche/contract/chats.ts'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOnline } from '../../../lib/line/online.ts'
import { useSendsLater } from '../../../lib/line/sends-later.ts'
import { useNow } from '../../../lib/time/clock.ts'
import {
  type ChatAttach,
  findDraft,
  joinWords,
  keepDraft,
  NO_WORDS,
  postsQuery,
  questionsQuery,
  type useChatActions,
  useReasonWords,
  type Words,
} from '../chat/index.ts'
import type { ModerationAsk } from '../moderation/index.ts'
import * as styles from '../posts/Composer.module.css'
import { Composer, useFiles, useSend, WaitingPosts } from '../posts/index.ts'
import { findAsked, LinkQuestion, useProposal } from '../replies/index.ts'
import { ChatMessage } from './ChatMessage.tsx'
import { MessageActions } from './MessageActions.tsx'
import { MessageSide } from './MessageSide.tsx'
import { Talk } from './Talk.tsx'
import { linkableTo, type WaitingLink, waitingLink, waitingOf } from './talk-lines.ts'
import { areDigitsTaken, useChatKeys } from './use-chat-keys.ts'
import { type PreparedWords, usePreparedWords } from './use-prepared-words.ts'
import type { useTalk } from './use-talk.ts'

/** Not known yet, as without a line: what the chat does not take is told when it is brought. */
const ANYTHING: ChatAttach = { photos: true, documents: true, most: 10 }

type Props = {
  chat: ChatResponse
  userId: string
  talk: ReturnType<typeof useTalk>
  actions: ReturnType<typeof useChatActions>
  /** Words from elsewhere on the page; told once they stand in the field. */
  prepared: PreparedWords | null
  onPreparedTaken: () => void
  onModerate: (ask: ModerationAsk) => void
  renderIncident: (incidentId: string, content: ReactNode) => ReactNode
  renderFake: (fakeId: string, content: ReactNode) => ReactNode
}

/** The talk, what is done with its messages, and the words that go into it. */
export function ChatTalk(props: Props) {
  const { chat, userId, talk, actions, onModerate, renderIncident, renderFake } = props
  const { t } = useTranslation()
  const now = useNow()
  const isOnline = useOnline()
  const reasonOf = useReasonWords()
  const area = useRef<HTMLTextAreaElement>(null)
  const canWork = chat.abilities.work
  const mayModerate = chat.abilities.moderate
  useSendsLater(canWork && chat.isActive)
  const questions = useQuery(questionsQuery(chat.id)).data?.questions ?? []
  const { posts = [], attach = ANYTHING } = useQuery(postsQuery(chat.id)).data ?? {}
  const [words, setWords] = useState(() => findDraft(userId, chat.id))
  const change = (next: Words) => {
    proposal.cancel()
    setWords(next)
    keepDraft(userId, chat.id, next)
  }
  const latest = useRef(words)
  latest.current = words
  const files = useFiles({
    ...{ userId, chatId: chat.id, fileIds: words.fileIds, attach },
    onChange: (fileIds) => change({ ...latest.current, fileIds }),
  })
  const outbox = useSend(userId, {
    chatId: chat.id,
    onRefused(back) {
      proposal.forget(back.key)
      change(joinWords(back, latest.current))
    },
  })
  const sendNow = (said: Words) => {
    const key = outbox.send(said)
    change(NO_WORDS)
    return key
  }
  const proposal = useProposal({
    chatId: chat.id,
    openIds: questions.map(({ messageId }) => messageId),
    unsentKeys: outbox.unsent.map(({ key }) => key),
    send: sendNow,
    link: (postId, questionMessageId, decision) =>
      actions.linkPost.mutate({ postId, questionMessageId, decision }),
  })
  const send = () => {
    const said = { ...words, text: words.text.trim() }
    const repliesTo = said.replyToMessageId
    const isToOpen = repliesTo === null || questions.some(({ messageId }) => messageId === repliesTo)
    const mayAnswer = isToOpen && isOnline && questions.length > 0
    if (mayAnswer) void proposal.ask(said)
    else sendNow(said)
  }
  usePreparedWords({
    ...{ prepared: props.prepared, onTaken: props.onPreparedTaken },
    ...{ latest, onChange: change, area },
  })
  const { messages, chosen } = talk
  const link = waitingLink(messages, chosen?.id ?? null)
  const asked = (id: string) => findAsked(id, messages, questions)

  const reply = (message: ChatMessageResponse) => {
    change({ ...words, replyToMessageId: message.id })
    area.current?.focus()
  }
  const decide = (messageId: string, questionMessageId: string, decision: 'confirmed' | 'rejected') =>
    actions.link.mutate({ messageId, questionMessageIds: [questionMessageId], decision })
  /** Null: none of the questions that the words may answer. */
  const choose = ({ message, questionMessageIds }: WaitingLink, questionId: string | null) =>
    questionId === null
      ? actions.link.mutate({ messageId: message.id, questionMessageIds, decision: 'rejected' })
      : decide(message.id, questionId, 'confirmed')
  useChatKeys({
    messages,
    chosen,
    link,
    canWork,
    onShow: talk.show,
    onReply: reply,
    onClassify: (message, to) => actions.classify.mutate({ message, to }),
    onDecide: choose,
  })

  const sideOf = (message: ChatMessageResponse) => {
    const waiting = canWork ? waitingOf(message) : null
    if (!waiting) return <MessageSide {...{ message, now, renderIncident, renderFake }} />
    return (
      <LinkQuestion
        links={message.answers
          .filter(({ questionMessageId }) => waiting.questionMessageIds.includes(questionMessageId))
          .map(({ questionMessageId, reasons }) => ({
            ...{ questionMessageId, asked: asked(questionMessageId) },
            reasons: reasons.map(reasonOf).join('; '),
          }))}
        hasKeys={link?.message.id === message.id}
        hasDigits={!areDigitsTaken({ chosen, canWork })}
        isBusy={actions.link.isPending}
        onShow={talk.show}
        onDecide={(questionId) => choose(waiting, questionId)}
      />
    )
  }

  return (
    <>
      <Talk
        talk={talk}
        renderMessage={(message) => (
          <ChatMessage
            key={message.id}
            chatId={chat.id}
            message={message}
            now={now}
            isChosen={message.id === chosen?.id}
            side={sideOf(message)}
            actions={
              canWork && (
                <MessageActions
                  message={message}
                  linkable={linkableTo(message, questions)}
                  onLink={(questionId) => decide(message.id, questionId, 'confirmed')}
                  onReply={() => reply(message)}
                  onClassify={(to) => actions.classify.mutate({ message, to })}
                  onModerate={mayModerate ? () => onModerate({ message, kind: 'warn', reason: '' }) : null}
                  onUnlink={(questionId) => decide(message.id, questionId, 'rejected')}
                />
              )
            }
            onChoose={() => talk.choose(message.id)}
            onShowQuoted={talk.show}
            onHint={canWork ? () => actions.hint.mutate(message.id) : null}
            onHide={mayModerate ? () => onModerate({ message, kind: 'hide', reason: 'personal_data' }) : null}
          />
        )}
      />
      <WaitingPosts
        posts={posts}
        unsent={outbox.unsent}
        going={outbox.going}
        canWork={canWork}
        isBusy={actions.resolve.isPending}
        onResolve={(postId, decision) => actions.resolve.mutate({ postId, decision })}
        onAgain={(one) => void outbox.again(one)}
        onTakeBack={outbox.takeBack}
      />
      {canWork && chat.isActive ? (
        <Composer
          words={words}
          replyTo={words.replyToMessageId === null ? null : asked(words.replyToMessageId)}
          area={area}
          isOnline={isOnline}
          attach={attach}
          files={files}
          isBusy={outbox.going.length > 0}
          onChange={change}
          proposal={proposal}
          onSend={send}
        />
      ) : (
        <p className={`${styles.composer} sm muted`}>
          {t(canWork ? 'chats.inactiveText' : 'chats.readOnly')}
        </p>
      )}
    </>
  )
}
