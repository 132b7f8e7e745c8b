/** Where the refutation goes and went: places chosen and told, ways to answer there, posts, what is not delivered, and what anyone may read of it. */
export { SpreadPanel } from './SpreadPanel.tsx'
export { Undelivered } from './Undelivered.tsx'
