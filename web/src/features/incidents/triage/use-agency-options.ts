import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import type { Option } from '../../../ui/forms/combobox-options.ts'
import { hasRefused } from '../history/index.ts'
import { agencyOptions } from './agency-options.ts'

/** The agencies to choose from for this question; `municipalityCode`: the place it is being given now. */
export function useAgencyOptions(
  incident: Pick<IncidentResponse, 'refusals' | 'municipalityCode'>,
  municipalityCode: string | null = incident.municipalityCode,
): Option[] {
  const { t } = useTranslation()
  const { directory, municipalityName } = useDirectory()
  return agencyOptions(directory.agencies, {
    municipalityCode,
    placeName: municipalityName,
    hasRefused: (code) => hasRefused(incident, code),
    refusedWords: t('work.arbiter.hasRefused'),
  })
}
