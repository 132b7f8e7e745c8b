import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ChatClass, ChatMessageResponse } from '@veche/contract/chats.ts'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { showErrorToast, showOtherAct } from '../../../ui/overlays/toast.tsx'

export type PostDecision = 'check' | 'retry' | 'mark_sent' | 'give_up'
type LinkDecision = { messageId: string; questionMessageIds: readonly string[]; decision: Said }
type Decision = 'confirmed' | 'rejected'
type Said = Decision | 'withdrawn'
type PostLink = { postId: string; questionMessageId: string; decision: Decision }

/** What people do in one chat with one key. Every refusal is said, every change asks the talk anew. */
export function useChatActions(chatId: string) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const common = {
    onError: (error: unknown) => showErrorToast(words(error)),
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: ['chats'] })
      return queryClient.invalidateQueries({ queryKey: ['chat', chatId] })
    },
  }
  const path = (messageId: string) => ({ path: { chatId, messageId } })

  const classify = useMutation({
    mutationFn: ({ message, to }: { message: ChatMessageResponse; to: ChatClass }) =>
      unwrap(
        api.POST('/api/chats/{chatId}/messages/{messageId}/classify', {
          params: path(message.id),
          body: { class: to },
        }),
      ),
    onSuccess: (_, { message, to }) => {
      const before = message.class
      showOtherAct(
        t('chats.classified', { class: t(`chats.class.${to}`) }),
        before && before !== to
          ? () => classify.mutate({ message: { ...message, class: null }, to: before })
          : null,
      )
    },
    ...common,
  })
  const link = useMutation({
    async mutationFn({ messageId, questionMessageIds, decision }: LinkDecision) {
      for (const questionMessageId of questionMessageIds)
        await unwrap(
          api.POST('/api/chats/{chatId}/messages/{messageId}/link', {
            params: path(messageId),
            body: { questionMessageId, decision },
          }),
        )
    },
    onSuccess(_, { decision, ...said }) {
      const takeBack = () => link.mutate({ ...said, decision: 'withdrawn' })
      showOtherAct(t(`chats.link.done.${decision}`), decision === 'withdrawn' ? null : takeBack)
    },
    ...common,
  })
  /** Of words that have just gone, and have no message yet. */
  const linkPost = useMutation({
    mutationFn: ({ postId, ...body }: PostLink) =>
      unwrap(
        api.POST('/api/chats/{chatId}/posts/{postId}/link', { params: { path: { chatId, postId } }, body }),
      ),
    onSuccess: (_, { decision }) => showOtherAct(t(`chats.link.done.${decision}`)),
    ...common,
  })
  const passOn = useMutation({
    mutationFn: (messageId: string) =>
      unwrap(api.POST('/api/chats/{chatId}/messages/{messageId}/pass-on', { params: path(messageId) })),
    onSuccess: () => showOtherAct(t('chats.question.passedOn')),
    ...common,
  })
  const hint = useMutation({
    mutationFn: (messageId: string) =>
      unwrap(api.POST('/api/chats/{chatId}/messages/{messageId}/hint', { params: path(messageId) })),
    onSuccess: () => showOtherAct(t('chats.hintSent')),
    ...common,
  })
  const resolve = useMutation({
    mutationFn: ({ postId, decision }: { postId: string; decision: PostDecision }) =>
      unwrap(
        api.POST('/api/chats/{chatId}/posts/{postId}/resolve', {
          params: { path: { chatId, postId } },
          body: { decision },
        }),
      ),
    ...common,
  })
  return { classify, link, linkPost, passOn, resolve, hint }
}
