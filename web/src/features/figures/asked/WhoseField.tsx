import type { FigureFilter } from '@veche/contract/figures.ts'
import { useTranslation } from 'react-i18next'
import { useAskedPlaces } from '../../../lib/directory.ts'
import { PlaceField } from '../../../ui/forms/PlaceField.tsx'
import type { FiguresSearch } from '../figures-search.ts'

type Props = {
  search: FiguresSearch
  own: readonly FigureFilter[] | null | undefined
  onSearch: (search: FiguresSearch) => void
}

/** Whose figures; nothing is asked of whoever keeps a single place. */
export function WhoseField({ search, own, onSearch }: Props) {
  const { t } = useTranslation()
  const choices = useAskedPlaces(own)
  if (own !== null && choices.municipalityCode.length + choices.agencyCode.length < 2) return null
  return (
    <PlaceField
      label={t('figures.asked.place')}
      isLabelHidden
      value={search}
      choices={choices}
      words={{
        nobody: t(own === null ? 'figures.asked.region' : 'figures.asked.firstOwn'),
        municipalityCode: t('figures.asked.municipalityCode'),
        agencyCode: t('figures.asked.agencyCode'),
      }}
      // Sums are kept of a municipality or of a body, and of a network of the whole region.
      onChange={(place) => onSearch({ ...search, network: undefined, topicCode: undefined, ...place })}
    />
  )
}
