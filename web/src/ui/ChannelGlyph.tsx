import type { Network } from '@veche/contract/common.ts'
import { useTranslation } from 'react-i18next'

const GLYPH: Record<Network, string> = {
  vk: 'g-vk',
  telegram: 'g-tg',
  max: 'g-max',
  ok: 'g-ok',
  email: 'g-mail',
  form: 'g-form',
}

export function ChannelGlyph({ network, isLarge = false }: { network: Network; isLarge?: boolean }) {
  const { t } = useTranslation()
  return (
    <svg
      className={isLarge ? 'gl l' : 'gl'}
      viewBox="0 0 16 16"
      role="img"
      aria-label={t(`common.network.${network}`)}
    >
      <use href={`#${GLYPH[network]}`} />
    </svg>
  )
}
