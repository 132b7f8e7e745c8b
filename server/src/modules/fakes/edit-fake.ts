export function editFake(_context: unknown, _ask: object): Promise<void> {
  throw new Error('editFake')
}
