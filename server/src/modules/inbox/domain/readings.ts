/** What bytes that no connector could read may say: as they are, and as programs write letters into signs. */

const ESCAPED = /\\u([0-9a-f]{4})/giu
const QUOTED = /(?:=[0-9A-F]{2})+/giu
const SOFT_BREAK = /=\r?\n/gu
const BASE64 = /(?:[A-Za-z0-9+/]{4}[\r\n]{0,2}){6,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?/gu
const PERCENTS = /(?:%[0-9a-f]{2})+/giu

export function readingsOf(body: Uint8Array): string[] {
  const plain = Buffer.from(body).toString('utf8')
  const readings = [
    plain,
    plain.replaceAll(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    plain.replaceAll(SOFT_BREAK, '').replaceAll(QUOTED, (run) => fromHex(run.replaceAll('=', ''))),
    plain.replaceAll('+', ' ').replaceAll(PERCENTS, (run) => fromHex(run.replaceAll('%', ''))),
    ...(plain.match(BASE64) ?? []).map((block) => Buffer.from(block, 'base64').toString('utf8')),
  ]
  return [...new Set(readings)]
}

function fromHex(hex: string): string {
  return Buffer.from(hex, 'hex').toString('utf8')
}
