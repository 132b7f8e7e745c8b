/** What puts an incident into a list: queues and the conditions of a filter. */
export { FilterBar } from './FilterBar.tsx'
