import type { IncidentListItem } from '@veche/contract/incidents.ts'
import type { Network } from '@veche/contract/networks/index.ts'
import { useTranslation } from 'react-i18next'
import { ChannelGlyph } from '../ChannelGlyph.tsx'

type Origin = { network: Network; handWay?: IncidentListItem['handWay'] | undefined }

/**
 * Where a question came from, the same wherever one is shown: the sign of its network, or the way by which it came to
 * the employee who wrote it down. What a browser kept from before says no way.
 */
export function OriginMark({ of: { network, handWay } }: { of: Origin }) {
  const { t } = useTranslation()
  if (handWay) return <span className="tag">{t(`incidents.handWay.${handWay}`)}</span>
  return <ChannelGlyph network={network} />
}
