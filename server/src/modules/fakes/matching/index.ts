/** How alike a message is to a card: the words and families of rumours, the live cards made ready for comparing. */
export type { LiveCard } from './live-cards.repository.ts'
export { type Found, findCards, loadLiveCards, type ReadyCard } from './live-cards.ts'
export { listSimilar } from './similar-cards.ts'
