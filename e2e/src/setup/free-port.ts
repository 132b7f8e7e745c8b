import { claimPorts as claim, type Ports } from '../../../server/test/networks/claim-ports.ts'

/** A demo region keeps its emulated networks on the ports after its own, and the region of an exercise behind them. */
const RANGE = { first: 19_000, blocks: 12, size: 10 }

/** Ports for one installation, of the range kept for the journeys. */
export const claimPorts = (): Promise<Ports> => claim(RANGE)
