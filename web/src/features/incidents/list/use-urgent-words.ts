import type { IncidentListItem } from '@veche/contract/incidents.ts'
import { useTranslation } from 'react-i18next'

const MOST_WORDS = 3

/** «Срочное: «пахнет газом»»: why an urgent one is held so, where its words say it. */
export function useUrgentWords(): (incident: Pick<IncidentListItem, 'urgentWords'>) => string {
  const { t } = useTranslation()
  return ({ urgentWords }) => {
    const words = urgentWords.slice(0, MOST_WORDS).map((word) => t('incidents.flag.word', { word }))
    return [t('incidents.flag.urgent'), words.join(', ')].filter((part) => part !== '').join(': ')
  }
}
