import { useQuery } from '@tanstack/react-query'
import type { ChatMessageResponse, ChatResponse } from '@veche/contract/chats.ts'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../lib/clock.ts'
import { useOnline } from '../../lib/online.ts'
import { useSendsLater } from '../../lib/sends-later.ts'
import { ChatMessage } from './ChatMessage.tsx'
import { Composer } from './Composer.tsx'
import { findDraft, joinWords, keepDraft, NO_WORDS, type Words } from './chat-store.ts'
import { type ChatAttach, postsQuery, questionsQuery } from './chats.queries.ts'
import { findAsked } from './find-asked.ts'
import { LinkQuestion } from './LinkQuestion.tsx'
import { MessageActions } from './MessageActions.tsx'
import { MessageSide } from './MessageSide.tsx'
import type { ModerationAsk } from './ModerateDialog.tsx'
import { Talk } from './Talk.tsx'
import { linkableTo, waitingLink } from './talk-lines.ts'
import type { useChatActions } from './use-chat-actions.ts'
import { useChatKeys } from './use-chat-keys.ts'
import { useFiles } from './use-files.ts'
import { useProposal } from './use-proposal.ts'
import { useReasonWords } from './use-reason-words.ts'
import { useSend } from './use-send.ts'
import type { useTalk } from './use-talk.ts'
import { WaitingPosts } from './WaitingPosts.tsx'
import './talk.css'

/** Not known yet, as without a line: what the chat does not take is told when it is brought. */
const ANYTHING: ChatAttach = { photos: true, documents: true, most: 10 }

type Props = {
  chat: ChatResponse
  userId: string
  talk: ReturnType<typeof useTalk>
  actions: ReturnType<typeof useChatActions>
  onModerate: (ask: ModerationAsk) => void
  renderIncident: (incidentId: string, content: ReactNode) => ReactNode
  renderFake: (fakeId: string, content: ReactNode) => ReactNode
}

/** The talk, what is done with its messages, and the words that go into it. */
export function ChatTalk({ chat, userId, talk, actions, onModerate, renderIncident, renderFake }: Props) {
  const { t } = useTranslation()
  const now = useNow()
  const isOnline = useOnline()
  const reasonOf = useReasonWords()
  const area = useRef<HTMLTextAreaElement>(null)
  const canWork = chat.abilities.work
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
    onRefused: (back) => change(joinWords(back, latest.current)),
  })
  const proposal = useProposal(chat.id, (said) => {
    outbox.send(said)
    change(NO_WORDS)
  })
  const send = () => {
    const said = { ...words, text: words.text.trim() }
    const mayAnswer = said.replyToMessageId === null && isOnline && questions.length > 0
    if (mayAnswer) return void proposal.ask(said)
    outbox.send(said)
    change(NO_WORDS)
  }
  const { messages, chosen } = talk
  const link = waitingLink(messages, chosen?.id ?? null)
  const asked = (id: string) => findAsked(id, messages, questions)

  const reply = (message: ChatMessageResponse) => {
    change({ ...words, replyToMessageId: message.id })
    area.current?.focus()
  }
  const decide = (messageId: string, questionMessageId: string, decision: 'confirmed' | 'rejected') =>
    actions.link.mutate({ messageId, questionMessageId, decision })
  useChatKeys({
    messages,
    chosen,
    link,
    canWork,
    onShow: talk.show,
    onReply: reply,
    onClassify: (message, to) => actions.classify.mutate({ message, to }),
    onDecide: ({ message, questionMessageId }, decision) => decide(message.id, questionMessageId, decision),
  })

  const sideOf = (message: ChatMessageResponse) => {
    const doubtful = canWork ? message.answers.find(({ state }) => state === 'suggested') : undefined
    if (!doubtful) return <MessageSide {...{ message, now, renderIncident, renderFake }} />
    const { questionMessageId, reasons } = doubtful
    return (
      <LinkQuestion
        asked={asked(questionMessageId)}
        reasons={reasons.map(reasonOf).join('; ')}
        hasKeys={link?.message.id === message.id}
        isBusy={actions.link.isPending}
        onShow={() => talk.show(questionMessageId)}
        onDecide={(decision) => decide(message.id, questionMessageId, decision)}
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
                  onModerate={() => onModerate({ message, kind: 'warn', reason: '' })}
                  onUnlink={(questionId) => decide(message.id, questionId, 'rejected')}
                />
              )
            }
            onChoose={() => talk.choose(message.id)}
            onShowQuoted={talk.show}
            onHint={canWork ? () => actions.hint.mutate(message.id) : null}
            onHide={canWork ? () => onModerate({ message, kind: 'hide', reason: 'personal_data' }) : null}
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
        <p className="ct-c sm muted">{t(canWork ? 'chats.inactiveText' : 'chats.readOnly')}</p>
      )}
    </>
  )
}
