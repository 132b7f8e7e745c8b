/** What goes out by itself: schedules, the form of one, and the mailboxes that may be written to. */
export { AddressesSection } from './AddressesSection.tsx'
export { ScheduleList } from './ScheduleList.tsx'
export { SentFigures } from './SentFigures.tsx'
