import type { OwnFieldProblem } from '@veche/contract/values/casework/own-fields.ts'
import { useTranslation } from 'react-i18next'
import type { OwnField } from '../../../lib/own-fields/own-fields.ts'
import { useFormat } from '../../../lib/words/use-format.ts'

/** How own fields, what they say and what is wrong with it are called in the reader's language. */
export function useOwnFieldWords() {
  const { t, i18n } = useTranslation()
  const { day } = useFormat()
  const isEnglish = i18n.language.startsWith('en')

  const nameOf = (one: { name: string; nameEn: string | null }) => (isEnglish && one.nameEn) || one.name

  function say(field: Pick<OwnField, 'kind' | 'options'>, value: unknown): string | null {
    if (value === null || value === undefined || value === '') return null
    const text = String(value)
    switch (field.kind) {
      case 'choice': {
        const option = field.options.find(({ code }) => code === value)
        return option ? nameOf(option) : text
      }
      case 'yes_no':
        return t(`fields.flag.${text === 'true' ? 'yes' : 'no'}`)
      case 'day':
        return /^\d{4}-\d{2}-\d{2}$/.test(text) ? day(`${text}T12:00:00Z`) : text
      case 'number':
        return isEnglish ? text : text.replace('.', ',')
      case 'line':
        return text
    }
  }

  function problemOf({ min, max, maxLength }: OwnField, problem: OwnFieldProblem): string {
    if (problem === 'too_long') return t('fields.problem.too_long', { limit: maxLength })
    if (problem !== 'out_of_bounds') return t(`fields.problem.${problem}`)
    if (min !== null && max !== null) return t('fields.problem.between', { min, max })
    return min === null ? t('fields.problem.most', { max }) : t('fields.problem.least', { min })
  }

  return { nameOf, say, problemOf }
}
