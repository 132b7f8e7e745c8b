import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../lib/directory.ts'
import { useFormat } from '../../lib/words/use-format.ts'

/** What the fields of an outage are called, and what stands in them. */
export function useFieldWords() {
  const { t, i18n } = useTranslation()
  const { moment } = useFormat()
  const names = useDirectory()
  return {
    labelOf(field: string): string {
      const key = `outages.field.${field}`
      return i18n.exists(key) ? t(key) : field
    },
    wordsOf(field: string, value: unknown): string {
      if (field === 'area') return cornerWords(value)
      const text = String(value)
      if (field === 'beginsAt' || field === 'endsAt') return moment(text)
      if (field === 'kind') return t(`outages.kind.${text}`)
      if (field === 'agencyCode') return names.agencyName(text) ?? text
      return field === 'municipalityCode' ? (names.municipalityName(text) ?? text) : text
    },
  }
}

function cornerWords(value: unknown): string {
  const corners: unknown[] = Array.isArray(value) ? value : []
  const words = corners.map((corner) =>
    typeof corner === 'object' && corner !== null ? Object.values(corner).join(', ') : '',
  )
  return words.length === 0 ? '–' : words.join('; ')
}
