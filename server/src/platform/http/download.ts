/** Sends a file to be saved under its name in any alphabet (RFC 6266, RFC 5987) and kept by no cache. */
export function asDownload(name: string, type: string): Record<string, string> {
  return {
    'content-type': type,
    'content-disposition': `attachment; filename="${plainName(name)}"; filename*=UTF-8''${encodeName(name)}`,
    'cache-control': 'private, no-store',
  }
}

/** The name in ASCII, for clients that read the first name only. */
function plainName(name: string): string {
  return name.replace(/[^\w .()-]+/gu, '_')
}

/** Escapes the signs that `encodeURIComponent` leaves and a header may not hold. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
