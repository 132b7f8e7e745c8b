/** The calendar every installation starts with; an administrator corrects it in the database, not here. */
import { parseWorkingCalendar, type WorkingCalendar } from '../../../platform/working-time/index.ts'
import federal from './production-calendar.json' with { type: 'json' }
import regional from './regional-holidays.json' with { type: 'json' }

/** Russian production calendars of 2023–2026. The list of regional days off is empty: the region has none by law. */
export const SHIPPED_CALENDAR: WorkingCalendar = parseWorkingCalendar({ ...federal, regional })
