/** The sample of answers: the share of formal replies, how far readers agree, and the room in which one reads. */
export { QualityPanel } from './QualityPanel.tsx'
export { ReadingRoom } from './ReadingRoom.tsx'
