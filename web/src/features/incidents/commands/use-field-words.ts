import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import type { FieldValue } from './field-merge.ts'

/** The fields of a card by their names, and their values as a person reads them. */
export function useFieldWords() {
  const { t } = useTranslation()
  const names = useDirectory()
  const { moment } = useFormat()
  const labels: Record<string, string> = {
    topicCode: t('incidents.place.topic'),
    municipalityCode: t('incidents.place.municipality'),
    agencyCode: t('incidents.place.agency'),
    unitCode: t('incidents.place.unit'),
    assigneeName: t('incidents.place.assignee'),
    isUrgent: t('triage.urgent'),
    settlement: t('incidents.address.settlement'),
    street: t('incidents.address.street'),
    house: t('incidents.address.house'),
    object: t('incidents.address.object'),
    dueAt: t('work.deadline.due'),
  }
  function wordsOf(field: string, value: FieldValue): string | null {
    if (typeof value === 'boolean') return value ? t('common.yes') : t('common.no')
    switch (field) {
      case 'topicCode':
        return names.topicName(value)
      case 'municipalityCode':
        return names.municipalityName(value)
      case 'agencyCode':
        return names.agencyName(value)
      case 'unitCode':
        return names.unitName(value)
      case 'dueAt':
        return value && moment(value)
      default:
        return value
    }
  }
  return { labelOf: (field: string) => labels[field] ?? field, wordsOf }
}
