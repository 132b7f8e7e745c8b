import { useQuery } from '@tanstack/react-query'
import type { FigureFilter } from '@veche/contract/figures.ts'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { systemQuery } from '../../../lib/session.ts'

/** Of whom figures are, in words: the region, or what the filter names of it. */
export function usePlaceName(): (filter: FigureFilter) => string {
  const { t } = useTranslation()
  const names = useDirectory()
  const region = useQuery(systemQuery).data?.regionName ?? ''
  return ({ municipalityCode, agencyCode, network, groupCode, topicCode }) => {
    const named = [
      municipalityCode && names.municipalityName(municipalityCode),
      agencyCode && names.agencyName(agencyCode),
      network && t(`common.network.${network}`, network),
      groupCode && names.groupName(groupCode),
      topicCode && names.topicName(topicCode),
    ].filter(Boolean)
    return named.length > 0 ? named.join(', ') : region
  }
}
