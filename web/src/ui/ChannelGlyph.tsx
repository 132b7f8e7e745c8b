import type { Network } from '@veche/contract/networks/index.ts'
import { useTranslation } from 'react-i18next'

export function ChannelGlyph({ network, isLarge = false }: { network: Network; isLarge?: boolean }) {
  const { t } = useTranslation()
  return (
    <svg
      className={isLarge ? 'gl l' : 'gl'}
      viewBox="0 0 16 16"
      role="img"
      aria-label={t(`common.network.${network}`)}
    >
      <use href={`#g-${network}`} />
    </svg>
  )
}
