import { useQuery } from '@tanstack/react-query'
import type { ChannelResponse } from '@veche/contract/channels.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../lib/api.ts'
import { networksQuery } from '../../lib/channels.ts'
import { FieldProblem } from '../../ui/forms/Field.tsx'
import { FormDialog } from '../../ui/forms/FormDialog.tsx'
import { CredentialFields } from './CredentialFields.tsx'
import { filled } from './channel-form.ts'

/** New keys for a channel whose old ones were revoked; those left empty stay. They are never shown again. */
export function TokenDialog({ channel, onClose }: { channel: ChannelResponse; onClose: () => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState<Record<string, string>>({})
  const { data } = useQuery(networksQuery)
  const setup = data?.networks.find(({ network }) => network === channel.network)
  const credentials = filled(typed)
  return (
    <FormDialog
      title={t('channels.newToken')}
      submitLabel={t('common.save')}
      doneText={t('channels.done.token')}
      refresh={['channels']}
      onClose={onClose}
      missing={Object.keys(credentials).length === 0 ? { credentials: t('channels.noKey') } : {}}
      send={() =>
        unwrap(
          api.PATCH('/api/channels/{channelId}', {
            params: { path: { channelId: channel.id } },
            body: { credentials },
          }),
        )
      }
    >
      <p className="sm muted">{t('channels.newTokenText')}</p>
      <FieldProblem name="credentials" />
      {setup && <CredentialFields setup={setup} values={typed} onChange={setTyped} />}
    </FormDialog>
  )
}
