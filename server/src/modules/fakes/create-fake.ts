export function createFake(_context: unknown, _ask: object): Promise<string> {
  throw new Error('createFake')
}
