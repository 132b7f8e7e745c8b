/** While files move between the data folder and the store, what is new goes to the first place and both are read. */
import type { FileStore } from '../files.ts'

export function lookInBoth(first: FileStore, second: FileStore): FileStore {
  return {
    save: first.save,
    has: async (hash) => (await first.has(hash)) || (await second.has(hash)),
    // What moves is copied before it is removed, so a look into the second place may come too late: the first again.
    find: async (hash) => (await first.find(hash)) ?? (await second.find(hash)) ?? (await first.find(hash)),
    open: async (hash, range) =>
      (await first.open(hash, range)) ?? (await second.open(hash, range)) ?? (await first.open(hash, range)),
    async remove(hash) {
      // In this order: what is copied meanwhile from the second is removed from the first after it.
      await second.remove(hash)
      await first.remove(hash)
    },
  }
}
