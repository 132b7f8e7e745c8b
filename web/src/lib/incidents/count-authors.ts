type Asked = { incidentId: string; authorId: string | null }

/** People among those who asked: the rule of the server's `author-count.ts`. */
export function countAuthors(asked: readonly Asked[]): number {
  return new Set(asked.map(({ authorId, incidentId }) => authorId ?? incidentId)).size
}
