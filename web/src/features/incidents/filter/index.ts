/** What puts an incident into a list: queues and the conditions of a filter. */
export { FilterBar, FilterChips } from './FilterBar.tsx'
