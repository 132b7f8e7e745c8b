export function addEvidence(_context: unknown, _ask: object): Promise<void> {
  throw new Error('addEvidence')
}
export function removeEvidence(_context: unknown, _ask: object): Promise<void> {
  throw new Error('removeEvidence')
}
