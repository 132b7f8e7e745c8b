import { BROADCAST_SURFACES } from '@veche/contract/values/broadcasts.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { Button } from '../../../ui/Button.tsx'
import { ChannelGlyph } from '../../../ui/ChannelGlyph.tsx'
import { FieldProblem, SelectField } from '../../../ui/forms/Field.tsx'
import { filterOffers, keyOf, type PlaceFilter } from './broadcast-form.ts'
import * as styles from './broadcasts.module.css'
import type { PlaceOffer } from './broadcasts.queries.ts'

type Props = {
  offers: readonly PlaceOffer[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

const ALL: PlaceFilter = { municipalityCode: '', network: '', surface: '' }

/** All of one's own places by one touch, or those of a municipality or a network. */
export function PlacesField({ offers, chosen, onChange }: Props) {
  const { t } = useTranslation()
  const { municipalityName } = useDirectory()
  const [filter, setFilter] = useState(ALL)
  const shown = filterOffers(offers, filter)
  const keys = shown.map(keyOf)
  const areAll = keys.length > 0 && keys.every((key) => chosen.includes(key))
  const codes = [...new Set(offers.map(({ municipalityCode }) => municipalityCode))]
  const networks = [...new Set(offers.map(({ network }) => network))]
  const surfaces = BROADCAST_SURFACES.filter((surface) => offers.some((offer) => offer.surface === surface))
  const what = BROADCAST_SURFACES.flatMap((surface) => {
    const count = shown.filter((offer) => offer.surface === surface).length
    return count === 0 ? [] : [t(`broadcasts.countOf.${surface}`, { count })]
  })
  const toggle = (key: string) =>
    onChange(chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key])
  return (
    <fieldset className="col g2">
      <legend className="lab">
        {t('broadcasts.field.places')} · {t('broadcasts.chosen', { count: chosen.length })}
      </legend>
      <FieldProblem name="places" />
      <div className={styles.placeFilters}>
        {codes.length > 1 && (
          <SelectField
            label={t('broadcasts.municipality')}
            name="municipalityCode"
            value={filter.municipalityCode}
            onChange={({ target }) => setFilter({ ...filter, municipalityCode: target.value })}
          >
            <option value="">{t('broadcasts.anyMunicipality')}</option>
            {codes.map((code) => (
              <option key={code} value={code}>
                {municipalityName(code) ?? code}
              </option>
            ))}
          </SelectField>
        )}
        {networks.length > 1 && (
          <SelectField
            label={t('broadcasts.network')}
            name="network"
            value={filter.network}
            onChange={({ target }) => setFilter({ ...filter, network: target.value })}
          >
            <option value="">{t('broadcasts.anyNetwork')}</option>
            {networks.map((network) => (
              <option key={network} value={network}>
                {t(`common.network.${network}`)}
              </option>
            ))}
          </SelectField>
        )}
        {surfaces.length > 1 && (
          <SelectField
            label={t('broadcasts.surfaces')}
            name="surface"
            value={filter.surface}
            onChange={({ target }) => setFilter({ ...filter, surface: target.value })}
          >
            <option value="">{t('broadcasts.anySurface')}</option>
            {surfaces.map((surface) => (
              <option key={surface} value={surface}>
                {t(`broadcasts.onlySurface.${surface}`)}
              </option>
            ))}
          </SelectField>
        )}
        <Button
          size="s"
          disabled={keys.length === 0}
          onClick={() =>
            onChange(
              areAll ? chosen.filter((key) => !keys.includes(key)) : [...new Set([...chosen, ...keys])],
            )
          }
        >
          {t(areAll ? 'broadcasts.dropAll' : 'broadcasts.chooseAll', { what: what.join(', ') })}
        </Button>
      </div>
      <ul className={styles.offers} aria-label={t('broadcasts.field.places')}>
        {shown.map((offer) => (
          <li key={keyOf(offer)}>
            <label className="chk-l">
              <input
                type="checkbox"
                checked={chosen.includes(keyOf(offer))}
                onChange={() => toggle(keyOf(offer))}
              />
              <ChannelGlyph network={offer.network} />
              <span>
                {offer.name}
                <span className="xs muted"> {t(`broadcasts.surface.${offer.surface}`)}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
