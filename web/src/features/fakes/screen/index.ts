/** A card as its screen shows it, and every step that is taken there: routes, commands, what the reader may do now. */
export { FakeScreen } from './FakeScreen.tsx'
