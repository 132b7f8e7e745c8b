/** What editors press, in its order and once, at its own second, with a line or without one. */
export { type Heard, heardOnAir } from './domain/heard-on-air.ts'
export { runCommands } from './run-commands.ts'
