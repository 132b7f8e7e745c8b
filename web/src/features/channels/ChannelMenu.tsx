import { IconDots } from '@tabler/icons-react'
import type { ChannelResponse } from '@veche/contract/channels.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Menu } from '../../ui/overlays/Menu.tsx'
import { TokenDialog } from './TokenDialog.tsx'
import { useChannelActions } from './use-channel-actions.ts'

/** At the end of a channel's row: what can be done without opening it. */
export function ChannelMenu({ channel, onOpen }: { channel: ChannelResponse; onOpen: () => void }) {
  const { t } = useTranslation()
  const [isTokenOpen, setTokenOpen] = useState(false)
  const { check, subscribe, pause } = useChannelActions(channel)
  const hasKeys = channel.network !== 'form'
  return (
    <>
      <Menu
        label={t('channels.menu', { name: channel.name })}
        isIcon
        className="btn t i s"
        trigger={<IconDots className="ic" aria-hidden="true" />}
        items={[
          { key: 'open', label: t('channels.open'), onSelect: onOpen },
          { key: 'check', label: t('channels.check'), onSelect: () => check.mutate() },
          ...(hasKeys
            ? [
                { key: 'subscribe', label: t('channels.subscribe'), onSelect: () => subscribe.mutate() },
                { key: 'token', label: t('channels.newToken'), onSelect: () => setTokenOpen(true) },
              ]
            : []),
          'line',
          {
            key: 'pause',
            label: t(channel.isActive ? 'channels.pause' : 'channels.resume'),
            onSelect: () => pause.mutate(),
          },
        ]}
      />
      {isTokenOpen && <TokenDialog channel={channel} onClose={() => setTokenOpen(false)} />}
    </>
  )
}
