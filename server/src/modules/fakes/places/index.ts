/** The carriers of a rumour, with snapshots and reach: found, added by hand, and judged by people. */
export { addCarrier, addMessageCarriers, type MessageCarrier, snapshotOf } from './add-carrier.ts'
export {
  type CarrierRow,
  copyCarriers,
  type KnownCarrier,
  listCarriers,
  listCarriersOfMessages,
  listConfirmedMessages,
  listHeldMessages,
  listPlaced,
  lockCarriers,
  markGone,
  type PlacedCarrier,
  readSpread,
  sumReach,
  updateCarrier,
} from './carriers.repository.ts'
export { isRespread } from './domain/respread.ts'
export { addCarrierByHand, judgeCarriers } from './judge-carriers.ts'
export { listPlaces, placeKey } from './place-names.repository.ts'
export { NO_SPREAD, type Spread } from './reach.ts'
