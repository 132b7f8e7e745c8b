import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../lib/api.ts'
import { useErrorWords } from '../../lib/words/use-error-words.ts'
import { Button } from '../../ui/Button.tsx'
import { showErrorToast, showToast } from '../../ui/overlays/toast.tsx'

type Props = { chosen: ReadonlySet<string>; onDone: () => void }
type Asked = { channelIds: string[]; isActive: boolean }

/** Asks for a check of many pages, pauses them or lets them go on; the notice takes a pause back. */
export function ChannelsBulk({ chosen, onDone }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const run = useMutation({
    mutationFn: (body: Asked) => unwrap(api.POST('/api/channels/pause', { body })),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['channels'] }),
  })

  const check = useMutation({
    mutationFn: (channelIds: string[]) => unwrap(api.POST('/api/channels/check', { body: { channelIds } })),
    onSuccess: ({ asked }, channelIds) => {
      const left = channelIds.length - asked.length
      showToast(t(`channels.many.${left > 0 ? 'askedBut' : 'asked'}`, { count: asked.length, left }))
      onDone()
    },
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['channels'] }),
  })

  async function pause(isActive: boolean) {
    const { changed } = await run.mutateAsync({ channelIds: [...chosen], isActive })
    onDone()
    if (changed.length === 0) return showToast(t('channels.many.nothing'))
    const back = () => run.mutate({ channelIds: changed, isActive: !isActive })
    showToast(t(isActive ? 'channels.many.resumed' : 'channels.many.paused', { count: changed.length }), back)
  }

  return (
    <>
      <Button size="s" isBusy={check.isPending} onClick={() => check.mutate([...chosen])}>
        {t('channels.many.check')}
      </Button>
      <Button size="s" isBusy={run.isPending} onClick={() => void pause(false).catch(ignore)}>
        {t('channels.many.pause')}
      </Button>
      <Button size="s" isBusy={run.isPending} onClick={() => void pause(true).catch(ignore)}>
        {t('channels.many.resume')}
      </Button>
    </>
  )
}

/** The failure is already on the screen by `onError`. */
function ignore(): void {}
