import { useTranslation } from 'react-i18next'
import { ChannelGlyph } from '../../../ui/ChannelGlyph.tsx'
import type { NetworkAct } from './moderation.queries.ts'

type Props = {
  act: Pick<NetworkAct, 'network' | 'authorName'> & Partial<Pick<NetworkAct, 'channelName' | 'term'>>
}

/** Whose message it is, where, and for how long: what a person agrees to is named. */
export function OfWhom({ act: { network, authorName, channelName, term } }: Props) {
  const { t } = useTranslation()
  const where = [t(`common.network.${network}`), channelName].filter(Boolean).join(', ')
  return (
    <p className="row g2 wrap">
      <ChannelGlyph network={network} />
      <b className="m">{authorName ?? t('portal.moderation.resident')}</b>
      <span className="sm muted">{where}</span>
      {term && <span className="tag">{t(`portal.moderation.term.${term}`)}</span>}
    </p>
  )
}
