import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ChannelResponse } from '@veche/contract/channels.ts'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../lib/api.ts'
import { useErrorWords } from '../../lib/words/use-error-words.ts'
import { showErrorToast, showToast } from '../../ui/overlays/toast.tsx'

export function useChannelActions(channel: ChannelResponse) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const params = { path: { channelId: channel.id } }
  const common = {
    onError: (error: unknown) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['channels'] }),
  }
  return {
    check: useMutation({
      mutationFn: () => unwrap(api.POST('/api/channels/{channelId}/check', { params })),
      onSuccess: () => showToast(t('channels.done.check')),
      ...common,
    }),
    subscribe: useMutation({
      mutationFn: () => unwrap(api.POST('/api/channels/{channelId}/subscribe', { params })),
      onSuccess: () => showToast(t('channels.done.subscribe')),
      ...common,
    }),
    pause: useMutation({
      mutationFn: () =>
        unwrap(
          api.PATCH('/api/channels/{channelId}', {
            params,
            body: { isActive: !channel.isActive, before: { isActive: channel.isActive } },
          }),
        ),
      onSuccess: () => showToast(t(channel.isActive ? 'channels.done.pause' : 'channels.done.resume')),
      ...common,
    }),
  }
}
