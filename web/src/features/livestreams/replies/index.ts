/** What those who asked are told: texts read and sent, corrections, answers given later, what did not arrive. */
export { RepliesPanel } from './RepliesPanel.tsx'
