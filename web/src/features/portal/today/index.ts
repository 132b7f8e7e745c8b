/** «Сегодня»: one list of the day by time, who waits, what is done, and what is known of the first task. */

export { AsideToday, partAside } from './AsideToday.tsx'
export { DayHead } from './DayHead.tsx'
export { DayList } from './DayList.tsx'
export type { RenderThing } from './DayRow.tsx'
export { DoneToday, type RenderDone } from './DoneToday.tsx'
export { type DayItem, todayQuery } from './today.queries.ts'
export { type RenderArticle, UsefulArticle } from './UsefulArticle.tsx'
export { WaitingList } from './WaitingList.tsx'
