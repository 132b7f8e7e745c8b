import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { HealthChip } from '../../../features/channels/HealthChip.tsx'
import { channelsQuery } from '../../../lib/channels.ts'
import { ChannelGlyph } from '../../../ui/ChannelGlyph.tsx'
import * as styles from './desk-page.module.css'

const SHOWN = 5

/** At the foot of the queues: is the stream of questions alive. Those in trouble come first. */
export function ChannelsFoot() {
  const { t } = useTranslation()
  const { data } = useQuery(channelsQuery)
  if (!data || data.channels.length === 0) return null
  const ordered = [...data.channels].sort((one, two) => rank(one.health) - rank(two.health))
  return (
    <section className={styles.channelsFoot} aria-label={t('common.section.channels')}>
      <h2 className="ov">{t('common.section.channels')}</h2>
      <ul className={styles.channels}>
        {ordered.slice(0, SHOWN).map((channel) => (
          <li key={channel.id}>
            <ChannelGlyph network={channel.network} />
            <span className="el grow">{channel.name}</span>
            <HealthChip channel={channel} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function rank(health: string): number {
  return ['red', 'yellow', 'unknown', 'green'].indexOf(health)
}
