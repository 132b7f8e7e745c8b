/** News and orders: read in one touch also without a line, done and shown as done. */
export { BulletinDialog } from './BulletinDialog.tsx'
export { BulletinFiles } from './BulletinFiles.tsx'
export { BulletinList, isWaiting, type RenderBulletin, withKept } from './BulletinList.tsx'
export { BulletinScreen, type RenderLink } from './BulletinScreen.tsx'
export { type BulletinFilters, bulletinQuery, bulletinsQuery } from './orders.queries.ts'
export { useKeptActs } from './use-kept-acts.ts'
