import { dayKeyOf } from '@veche/contract/rules/limits.ts'
import { useTranslation } from 'react-i18next'
import { type KeptEdit, useKeptEdit } from '../../../lib/forms/use-kept-edit.ts'
import type { CalendarDayRow } from '../directory.queries.ts'
import type { DayCell } from './calendar-view.ts'

export type DayContent = Pick<CalendarDayRow, 'kind' | 'name' | 'movedFrom'>

type DayEdit = {
  cell: DayCell
  title: string
  day: { on: string; isRegional: boolean }
  /** Null: a plain day. */
  said: DayContent | null
  save: (before: Record<string, unknown>) => Promise<unknown>
  put: (content: DayContent | null) => void
}

export function contentOf({ kind, name, movedFrom }: DayContent): DayContent {
  return { kind, name, movedFrom }
}

/** A day of the calendar is changed as a whole; two who change one day see each other's. */
export function useDayEdit({ cell, title, day, said, save, put }: DayEdit): KeptEdit {
  const { t } = useTranslation()
  return useKeptEdit<Record<string, DayContent | null>>({
    opened: seenDays(cell),
    said: { [dayKeyOf(day)]: said },
    save: (_changes, before) => save(before),
    put: (_field, value) => put(isContent(value) ? value : null),
    labels: Object.fromEntries([true, false].map((isRegional) => [dayKeyOf({ ...day, isRegional }), title])),
    words: {
      [dayKeyOf(day)]: (value) =>
        isContent(value)
          ? [t(`directory.dayKind.${value.kind}Long`), value.name].filter(Boolean).join(', ')
          : t('directory.dayKind.plainLong'),
    },
  })
}

/** The region's own day hides the country's: what stands below it has not been seen. */
function seenDays({ on, day }: DayCell): Record<string, DayContent | null> {
  const regional = dayKeyOf({ on, isRegional: true })
  if (day?.isRegional) return { [regional]: contentOf(day) }
  return { [regional]: null, [dayKeyOf({ on, isRegional: false })]: day && contentOf(day) }
}

function isContent(value: unknown): value is DayContent {
  return typeof value === 'object' && value !== null && 'kind' in value
}
