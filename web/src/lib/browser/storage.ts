/** The browser's own store. A browser that forbids it costs a preference, never the page. */
export function readStored(key: string): string | null {
  try {
    return localStorage.getItem(`veche.${key}`)
  } catch {
    return null
  }
}

export function writeStored(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`veche.${key}`)
    else localStorage.setItem(`veche.${key}`, value)
  } catch {
    // Private windows and full disks refuse; nothing depends on it.
  }
}

export function listStoredKeys(prefix: string): string[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(`veche.${prefix}`))
      .map((key) => key.slice('veche.'.length))
  } catch {
    return []
  }
}
