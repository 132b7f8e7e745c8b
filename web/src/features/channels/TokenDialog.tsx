import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ChannelResponse } from '@veche/contract/channels.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../lib/api.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Notice } from '../../ui/query-states.tsx'
import { showToast } from '../../ui/toast.tsx'

/** A new key for a channel whose old one was revoked. It is never shown again. */
export function TokenDialog({ channel, onClose }: { channel: ChannelResponse; onClose: () => void }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const [token, setToken] = useState('')
  const save = useMutation({
    mutationFn: () =>
      unwrap(
        api.PATCH('/api/channels/{channelId}', {
          params: { path: { channelId: channel.id } },
          body: { token: token.trim() },
        }),
      ),
    onSuccess: () => {
      showToast(t('channels.done.token'))
      onClose()
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['channels'] }),
  })
  return (
    <Dialog title={t('channels.newToken')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (token.trim() !== '') save.mutate()
        }}
      >
        <div className="dlg-b">
          {save.error && <Notice state="late" title={words(save.error)} />}
          <TextField
            label={t('channels.field.token')}
            hint={t('channels.hint.token')}
            type="password"
            autoComplete="off"
            data-autofocus=""
            value={token}
            onChange={({ target }) => setToken(target.value)}
          />
        </div>
        <footer className="dlg-f">
          <Button look="primary" type="submit" isBusy={save.isPending} disabled={token.trim() === ''}>
            {t('common.save')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </footer>
      </form>
    </Dialog>
  )
}
