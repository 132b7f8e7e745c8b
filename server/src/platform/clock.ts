/** The one place where the present time comes in. Everywhere else time is an argument. */
export type Clock = () => Date
export const systemClock: Clock = () => new Date()
