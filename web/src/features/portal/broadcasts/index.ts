/** One text to many pages and chats: written, approved, seen place by place, corrected and withdrawn. */
export { BroadcastDialog } from './BroadcastDialog.tsx'
export { BroadcastList, type RenderBroadcast } from './BroadcastList.tsx'
export { BroadcastScreen } from './BroadcastScreen.tsx'
export { shiftWeek, weekOf } from './broadcast-form.ts'
export { type BroadcastRow, broadcastQuery, broadcastsHref, calendarQuery } from './broadcasts.queries.ts'
export { WaitingBroadcasts } from './WaitingBroadcasts.tsx'
