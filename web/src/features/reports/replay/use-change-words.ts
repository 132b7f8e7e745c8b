import type { RuleChange } from '@veche/contract/reports.ts'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'

/** A change of rules in a line. */
export function useChangeWords() {
  const { t } = useTranslation()
  const names = useDirectory()
  const nameOf = (code: string) => names.agency(code)?.shortName ?? names.agencyName(code) ?? code

  return (change: RuleChange): string => {
    switch (change.kind) {
      case 'without_stage':
        return t('figures.analysis.replay.said.without_stage', {
          stage: t(`figures.analysis.replay.stageName.${change.stage}`),
          body: change.agencyCode ? nameOf(change.agencyCode) : t('figures.analysis.replay.everybody'),
        })
      case 'more_people':
        return t('figures.analysis.replay.said.more_people', {
          count: change.count,
          stage: t(`figures.analysis.replay.stageName.${change.stage}`),
          body:
            change.agencyCode === null ? t('figures.analysis.forecast.centre') : nameOf(change.agencyCode),
        })
      case 'route':
        return t('figures.analysis.replay.said.route', {
          group: names.groupName(change.groupCode),
          place: change.municipalityCode
            ? names.municipalityName(change.municipalityCode)
            : t('figures.analysis.replay.everywhere'),
          body: nameOf(change.toAgencyCode),
        })
    }
  }
}
