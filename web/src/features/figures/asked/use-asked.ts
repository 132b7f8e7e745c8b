import { useMemo } from 'react'
import { useNow } from '../../../lib/time/clock.ts'
import { dayKey } from '../../../lib/words/format.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import type { Asked } from '../figures.queries.ts'
import { type FiguresSearch, filterOf } from '../figures-search.ts'
import { periodOf } from './period.ts'

/** The days that the address names by the clock of the region, with its filter. */
export function useAsked(search: FiguresSearch): { asked: Asked; today: string } {
  const { locale } = useFormat()
  const today = dayKey(useNow(), locale)
  const asked = useMemo(() => ({ ...periodOf(search, today), ...filterOf(search) }), [search, today])
  return { asked, today }
}
