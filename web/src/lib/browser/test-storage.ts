import { afterEach, beforeEach } from 'vitest'

/** As a browser's: the entries are its own keys, the methods are not. */
function fakeStorage(): object {
  const methods = {
    getItem(this: Record<string, string>, key: string) {
      return this[key] ?? null
    },
    setItem(this: Record<string, string>, key: string, value: string) {
      this[key] = value
    },
    removeItem(this: Record<string, string>, key: string) {
      delete this[key]
    },
  }
  return Object.create(methods)
}

/** For tests of what a browser keeps: an empty store for each. */
export function fakeStorageForEach(): void {
  const kept = Object.getOwnPropertyDescriptor(globalThis, 'localStorage')
  beforeEach(() => {
    Object.defineProperty(globalThis, 'localStorage', { configurable: true, value: fakeStorage() })
  })
  afterEach(() => {
    if (kept) Object.defineProperty(globalThis, 'localStorage', kept)
    else Reflect.deleteProperty(globalThis, 'localStorage')
  })
}
