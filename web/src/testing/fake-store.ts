import { vi } from 'vitest'

/** The store of the browser, which the test environment has not: one table that answers in a later turn. */
export function fakeStore(): void {
  const things = new Map<string, { id: string }>()
  const later = <T>(request: T, act: () => void) => {
    queueMicrotask(act)
    return request
  }
  const transaction = () => {
    const one = { oncomplete: () => {}, objectStore: () => store }
    const done = (result: unknown) => later({ result }, () => one.oncomplete())
    const store = {
      put: (thing: { id: string }) => done(things.set(thing.id, thing)),
      delete: (id: string) => done(things.delete(id)),
      getAll: () => done([...things.values()]),
    }
    return one
  }
  const open = () => {
    const request = { result: { transaction, createObjectStore: () => undefined }, onsuccess: () => {} }
    return later(request, () => request.onsuccess())
  }
  vi.stubGlobal('indexedDB', { open })
}
