/** The on-air screen: what is answered now, what is next, what comes in, and three keys. */
export { AirBanner } from './AirBanner.tsx'
export { OnAir } from './OnAir.tsx'
