import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ChannelResponse } from '@veche/contract/channels.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../lib/api.ts'
import { networksQuery } from '../../lib/channels.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/query-states.tsx'
import { showToast } from '../../ui/toast.tsx'
import { CredentialFields } from './CredentialFields.tsx'
import { filled } from './channel-form.ts'

/** New keys for a channel whose old ones were revoked; those left empty stay. They are never shown again. */
export function TokenDialog({ channel, onClose }: { channel: ChannelResponse; onClose: () => void }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const [typed, setTyped] = useState<Record<string, string>>({})
  const { data } = useQuery(networksQuery)
  const setup = data?.networks.find(({ network }) => network === channel.network)
  const credentials = filled(typed)
  const isEmpty = Object.keys(credentials).length === 0
  const save = useMutation({
    mutationFn: () =>
      unwrap(
        api.PATCH('/api/channels/{channelId}', {
          params: { path: { channelId: channel.id } },
          body: { credentials },
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
          if (!isEmpty) save.mutate()
        }}
      >
        <div className="dlg-b">
          {save.error && <Notice state="late" title={words(save.error)} />}
          <p className="sm muted">{t('channels.newTokenText')}</p>
          {setup && <CredentialFields setup={setup} values={typed} onChange={setTyped} />}
        </div>
        <footer className="dlg-f">
          <Button look="primary" type="submit" isBusy={save.isPending} disabled={isEmpty}>
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
