import type { FigureFilter } from '@veche/contract/figures.ts'
import { useTranslation } from 'react-i18next'
import { useAskedPlaces } from '../../lib/directory.ts'
import { type AskedPlace, PlaceField } from '../../ui/forms/PlaceField.tsx'

type Props = {
  value: AskedPlace
  /** Null: of everybody. Undefined while it is not known. */
  own: readonly FigureFilter[] | null | undefined
  onChange: (place: AskedPlace) => void
}

/** Whom a report is about. */
export function ReportPlaceField({ own, ...field }: Props) {
  const { t } = useTranslation()
  return (
    <PlaceField
      {...field}
      label={t('reports.place.label')}
      choices={useAskedPlaces(own)}
      words={{
        nobody: t(own === null ? 'reports.place.region' : 'reports.place.firstOwn'),
        municipalityCode: t('reports.place.municipalityCode'),
        agencyCode: t('reports.place.agencyCode'),
      }}
    />
  )
}
