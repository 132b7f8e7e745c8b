/** How similar a message is to a card: words and families of rumours, and live cards prepared for comparison. */
export type { LiveCard } from './live-cards.repository.ts'
export { type Found, findCards, loadLiveCards, type ReadyCard } from './live-cards.ts'
export { listSimilar } from './similar-cards.ts'
