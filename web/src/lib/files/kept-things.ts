/** Keeps things with bytes in this browser until the server has them, so that nothing is lost without a line. */
export type KeptThings<Thing> = {
  /** Throws where the browser forbids its store or has no room. */
  put: (thing: Thing) => Promise<void>
  drop: (id: string) => Promise<void>
  list: () => Promise<Thing[]>
}

/** Every database of this kind, so that signing out knows them all. */
const STORES = {
  photos: ['veche', 'photos'],
  deviceKeys: ['veche-device', 'keys'],
  chatFiles: ['veche-chats', 'files'],
  partFiles: ['veche-parts', 'files'],
  subtaskPhotos: ['veche-subtasks', 'photos'],
  practicePictures: ['veche-practices', 'pictures'],
} as const
export type ThingsName = keyof typeof STORES
/** Without the key of the device, which vouches for its clock and says nothing of a person. */
export const THINGS_OF_PEOPLE = Object.keys(STORES).filter((name) => name !== 'deviceKeys') as ThingsName[]

export function keepThings<Thing extends { id: string }>(name: ThingsName): KeptThings<Thing> {
  const [database, store] = STORES[name]
  let opened: Promise<IDBDatabase> | null = null

  function open(): Promise<IDBDatabase> {
    opened ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(database, 1)
      request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: 'id' })
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    }).catch((error: unknown) => {
      opened = null
      throw error
    })
    return opened
  }

  async function run<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    const db = await open()
    return new Promise((resolve, reject) => {
      const transaction = db.transaction(store, mode)
      const request = act(transaction.objectStore(store))
      // Resolves once the transaction is complete, because only then the thing is kept.
      transaction.oncomplete = () => resolve(request.result)
      transaction.onerror = () => reject(transaction.error)
      transaction.onabort = () => reject(transaction.error)
    })
  }

  return {
    async put(thing) {
      await run('readwrite', (objects) => objects.put(thing))
      // Asked so that the browser does not clear it when it wants room; a refusal changes nothing.
      void navigator.storage?.persist?.()
    },
    async drop(id) {
      await run('readwrite', (objects) => objects.delete(id)).catch(() => undefined)
    },
    list: () => run<Thing[]>('readonly', (objects) => objects.getAll()).catch(() => []),
  }
}
