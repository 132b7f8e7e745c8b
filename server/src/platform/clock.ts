/** Time is an argument; this is where it enters. */
export type Clock = () => Date
export const systemClock: Clock = () => new Date()
