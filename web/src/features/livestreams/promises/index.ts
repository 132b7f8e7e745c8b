/** What was promised on air: said there, kept or late, and what else an editor reads before the next stream. */
export { BeforePanel, type RenderTopic } from './BeforePanel.tsx'
export { PromiseDialog } from './PromiseDialog.tsx'
