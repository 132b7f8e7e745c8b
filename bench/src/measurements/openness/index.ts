/** Measures what openness costs and how fast it is read. */
export { benchOpenness } from './figures-million.ts'
export { benchLedgerCost } from './ledger-cost.ts'
