/** Commands of the on-air screen: applied in order of time, once, at the second when they were pressed. */
export { type Heard, heardOnAir } from './domain/heard-on-air.ts'
export { runCommands } from './run-commands.ts'
