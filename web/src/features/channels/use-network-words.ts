import type { Network } from '@veche/contract/common.ts'
import { useTranslation } from 'react-i18next'

/** Words of one network's setup; what a network says nothing of has no line. */
export function useNetworkWords(network: Network) {
  const { t, i18n } = useTranslation()
  const base = `channels.setup.${network}`
  const find = (key: string) => (i18n.exists(`${base}.${key}`) ? t(`${base}.${key}`) : undefined)
  return {
    steps: [1, 2, 3, 4, 5, 6].flatMap((step) => find(`how.${step}`) ?? []),
    idLabel: find('id.label') ?? t('channels.field.externalId'),
    idHint: find('id.hint'),
    keyLabel: (name: string) => find(`key.${name}.label`) ?? name,
    keyHint: (name: string) => find(`key.${name}.hint`),
    transportHint: (transport: string) => find(`transport.${transport}`),
  }
}
