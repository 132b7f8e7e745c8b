import type { Network } from '@veche/contract/networks/index.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { ChannelGlyph } from '../../../ui/ChannelGlyph.tsx'
import { TextArea } from '../../../ui/forms/Field.tsx'
import type { NetworkFacts } from './broadcast-form.ts'
import * as styles from './broadcasts.module.css'

type Props = { networks: readonly NetworkFacts[]; onChange: (network: Network, words: string) => void }

/** What each chosen network will show; where the text does not fit, the words for that network alone. */
export function NetworkWords({ networks, onChange }: Props) {
  const { t } = useTranslation()
  const { number } = useFormat()
  return (
    <>
      {networks.map(({ network, limit, places, isTooLong, isWithoutPicture, words }) => (
        <section key={network} className={styles.preview} aria-label={t(`common.network.${network}`)}>
          <h3 className="row g2 sm">
            <ChannelGlyph network={network} />
            {t(`common.network.${network}`)}
            <span className="muted">
              {t('broadcasts.placesOf', { count: places })} ·{' '}
              {t('broadcasts.length', { length: number(words.length), limit: number(limit) })}
            </span>
          </h3>
          {isWithoutPicture && <p className="xs muted">{t('broadcasts.noPicture')}</p>}
          {isTooLong ? (
            <TextArea
              label={t('broadcasts.variant', { network: t(`common.network.${network}`) })}
              name={`variants.${network}`}
              rows={4}
              limit={limit}
              hint={t('broadcasts.variantHint')}
              value={words}
              onChange={({ target }) => onChange(network, target.value)}
            />
          ) : (
            <p className="sm pre">{words}</p>
          )}
        </section>
      ))}
    </>
  )
}
