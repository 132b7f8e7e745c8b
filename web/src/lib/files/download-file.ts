import { unwrap } from '../api.ts'

type FileReply = Promise<{ data?: Blob; error?: unknown; response: Response }>

/** Waits for a file that the server makes and gives it to the browser under the name that came with it. */
export async function downloadFile(call: FileReply): Promise<void> {
  const bytes = await unwrap(call)
  const { response } = await call
  downloadBytes(bytes, fileNameIn(response.headers.get('content-disposition') ?? ''))
}

/** Gives the browser a file that was made here. */
export function downloadBytes(bytes: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(bytes)
  link.download = name
  link.click()
  // By then the browser has started to read it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** The name in any alphabet (RFC 5987). Empty: the browser makes one up. */
export function fileNameIn(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1] ?? ''
  try {
    return decodeURIComponent(encoded)
  } catch {
    return ''
  }
}
