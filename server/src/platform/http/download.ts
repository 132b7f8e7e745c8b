/** A file to be kept under its name, whatever the alphabet (RFC 6266, RFC 5987); no cache holds it. */
export function asDownload(name: string, type: string): Record<string, string> {
  return {
    'content-type': type,
    'content-disposition': `attachment; filename="${plainName(name)}"; filename*=UTF-8''${encodeName(name)}`,
    'cache-control': 'private, no-store',
  }
}

/** For those who read the first name only. */
function plainName(name: string): string {
  return name.replace(/[^\w .()-]+/gu, '_')
}

/** Signs that `encodeURIComponent` leaves as they are, and a header may not hold. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
