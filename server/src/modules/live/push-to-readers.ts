/** The others ask the database too. */
const READERS_AT_ONCE = 4

/** Runs one push for each group of streams with equal content. An error of one group is thrown after all have run. */
export async function pushToReaders<Stream>(
  readers: readonly (readonly Stream[])[],
  push: (ofReader: readonly Stream[]) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = []
  for (let from = 0; from < readers.length; from += READERS_AT_ONCE) {
    const pushed = await Promise.allSettled(readers.slice(from, from + READERS_AT_ONCE).map(push))
    for (const one of pushed) if (one.status === 'rejected') failures.push(one.reason)
  }
  if (failures.length > 0) throw failures[0]
}
