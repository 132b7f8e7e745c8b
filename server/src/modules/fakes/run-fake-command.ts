export function runFakeCommand(_context: unknown, _ask: object): Promise<void> {
  throw new Error('runFakeCommand')
}
