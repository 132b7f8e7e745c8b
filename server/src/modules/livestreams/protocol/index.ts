/** The protocol of a stream: its table and its paper, with names or without. */

export { protocolRoutes } from './protocol.routes.ts'
export { toTimeCode } from './protocol-document.ts'
