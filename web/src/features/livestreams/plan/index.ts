/** Streams by day: planned, changed, listed, taken to their next step, and the figures of those days. */
export { Figures } from './Figures.tsx'
export { type Move, MoveDialog } from './MoveDialog.tsx'
export { periodOf, shiftPeriod, type View } from './period.ts'
export { StreamCalendar } from './StreamCalendar.tsx'
export { StreamDialog } from './StreamDialog.tsx'
export { type RenderStream, StreamList, usePlaceName } from './StreamList.tsx'
