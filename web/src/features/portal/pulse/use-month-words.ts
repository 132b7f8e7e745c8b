import { useFormat } from '../../../lib/words/use-format.ts'

export function useMonthWords() {
  const { locale } = useFormat()
  const words = new Intl.DateTimeFormat(locale.language, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return { month: (month: string) => words.format(Date.parse(`${month}-15T00:00:00Z`)) }
}
