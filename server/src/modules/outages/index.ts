/** Outages and works by address: entered by a body, matched with questions, told to whoever asks. */

export { kindsOfGroup } from './domain/outage-topics.ts'
export { settlementKey } from './domain/read-addresses.ts'
export { findOutagesByWords } from './list/find-outages-by-words.ts'
export { listOwnOutages } from './list/own-outages.ts'
export { listPublicOutages } from './list/public-outages.ts'
export { type AskedAddress, type FoundOutage, findOutageAt, listOutagesAt } from './matching/find-outages.ts'
export { listOutagesForForm } from './matching/form-outages.ts'
export { saveWish } from './matching/wishes.repository.ts'
export { listOutageNumbers } from './outages.repository.ts'
export { outagesRoutes } from './outages.routes.ts'
export { outageSheetRoutes } from './sheet/sheet.routes.ts'
