/** News and orders: to whom they go, who has read them and who has done what they ask. */

export { bulletinFileJobs } from './bulletin-files.ts'
export { type OpenBulletin, openBulletinsOf } from './bulletin-list.repository.ts'
export { type OrdersContext, orderJobs } from './notify-bulletin.ts'
export { bulletinFileRoutes, orderRoutes } from './orders.routes.ts'
export { findBulletins } from './read-bulletin.ts'
export { addDeed, addReceipt } from './register-act.ts'
export { createBulletin, runBulletinCommand } from './save-bulletin.ts'
