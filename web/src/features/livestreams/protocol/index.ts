/** The protocol of a stream: its table and its paper, with names or without. */
export { ProtocolFiles } from './ProtocolFiles.tsx'
export { ProtocolTable } from './ProtocolTable.tsx'
