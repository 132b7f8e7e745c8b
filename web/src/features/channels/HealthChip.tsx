import type { ChannelResponse } from '@veche/contract/channels.ts'
import { useTranslation } from 'react-i18next'
import { State, type StateName } from '../../ui/State.tsx'

const STATE: Record<ChannelResponse['health'], StateName> = {
  green: 'done',
  yellow: 'attention',
  red: 'late',
  unknown: 'waiting',
}

type Props = { channel: Pick<ChannelResponse, 'health' | 'isActive'>; look?: 'plain' | 'pill' }

export function HealthChip({ channel, look = 'plain' }: Props) {
  const { t } = useTranslation()
  if (!channel.isActive) {
    return (
      <State name="waiting" look={look}>
        {t('channels.paused')}
      </State>
    )
  }
  return (
    <State name={STATE[channel.health]} look={look}>
      {t(`channels.health.${channel.health}`)}
    </State>
  )
}
