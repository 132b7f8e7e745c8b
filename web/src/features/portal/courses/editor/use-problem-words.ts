import { useTranslation } from 'react-i18next'
import { placeOf } from './course-problem.ts'

const NAMED = [
  ...(['no_head', 'head', 'code', 'heading', 'option', 'card_after_question', 'twice', 'many'] as const),
] as const

/** `ofField`: beside the field itself, what to do; `whole`: in a list, with the place first. */
export function useProblemWords() {
  const { t } = useTranslation()
  function ofField(problem: string): string {
    const place = placeOf(problem)
    return place ? t(`courses.rule.${place.rule}`) : t('courses.problem.other', { place: problem })
  }
  function whole(problem: string): string {
    const known = NAMED.find((name) => name === problem)
    if (known) return t(`courses.problem.${known}`)
    if (problem.startsWith('key.')) return t('courses.problem.key', { name: problem.slice('key.'.length) })
    const place = placeOf(problem)
    const parts = [
      place?.part && t(`courses.form.${place.part}`, { no: place.no }),
      place?.option && t('courses.form.option', { no: place.option }),
    ]
    return [...parts.filter(Boolean), ofField(problem)].join('. ')
  }
  return { ofField, whole }
}
